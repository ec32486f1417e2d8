// Who may speak to the page's server, and what it serves.
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newSecret } from "../../src/watch/running.ts";
import { type Listening, serve } from "../../src/watch/server.ts";

const secret = newSecret();
let server: Listening;
beforeAll(async () => {
  server = await serve(0, secret, async ({ path, body }) => (path === "said" ? { json: { body } } : null));
});
afterAll(() => server.close());

interface Answer {
  readonly status: number | undefined;
  readonly text: string;
  readonly headers: Record<string, unknown>;
}

function ask(path: string, headers: Record<string, string> = {}, method = "GET", body = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port: server.port, path, method, headers }, (response) => {
      let text = "";
      response.on("data", (data) => {
        text += data;
      });
      response.on("end", () => resolve({ status: response.statusCode, text, headers: response.headers }));
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

const json = { "Content-Type": "application/json" };

describe("the server", () => {
  it("answers behind the secret alone", async () => {
    expect((await ask(`/${secret}/said`)).status).toBe(200);
    for (const path of ["/", "/said", `/${secret.slice(1)}/said`, `/${secret}x/said`, "/%00/said", "//said"])
      expect((await ask(path)).status, path).toBe(404);
    expect((await ask(`/${secret}`)).headers.location).toBe(`/${secret}/`);
  });

  it("answers this machine's names alone", async () => {
    for (const host of ["127.0.0.1", "localhost:8000"])
      expect((await ask(`/${secret}/said`, { Host: host })).status).toBe(200);
    for (const host of ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "[::1]:80"])
      expect((await ask(`/${secret}/said`, { Host: host })).status, host).toBe(403);
  });

  it("answers no other page", async () => {
    const own = `http://127.0.0.1:${server.port}`;
    const from = (origin: string) => ask(`/${secret}/said`, { Origin: origin, ...json }, "POST", "{}");
    expect((await from(own)).status).toBe(200);
    for (const origin of ["null", "http://evil.example", `https://127.0.0.1:${server.port}`, "http://127.0.0.1:1"])
      expect((await from(origin)).status, origin).toBe(403);
    expect((await ask(`/${secret}/said`, { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors" })).status).toBe(
      403,
    );
    expect((await ask(`/${secret}/said`, { "Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors" })).status).toBe(
      403,
    );
  });

  it("takes JSON alone, and not much of it", async () => {
    const send = (body: string, headers: Record<string, string> = json) =>
      ask(`/${secret}/said`, headers, "POST", body);
    expect(JSON.parse((await send('{"a":1}')).text)).toEqual({ body: { a: 1 } });
    expect((await send('{"a":1}', { "Content-Type": "text/plain" })).status).toBe(415);
    for (const body of ["", "[]", "null", "{", `{"a":"${"x".repeat(70_000)}"}`])
      expect((await send(body)).status).toBe(400);
    expect((await ask(`/${secret}/said`, {}, "DELETE")).status).toBe(405);
  });

  it("serves no path of a folder", async () => {
    for (const path of [
      "../package.json",
      "..%2fpackage.json",
      "viewer/../../package.json",
      "package.json",
      "constructor",
    ])
      expect((await ask(`/${secret}/${path}`)).status, path).toBe(404);
  });

  it("lets the page load nothing from elsewhere, and nobody show it", async () => {
    const { headers } = await ask(`/${secret}/said`);
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers).toMatchObject({ "referrer-policy": "no-referrer", "cross-origin-resource-policy": "same-origin" });
    expect(headers).not.toHaveProperty("access-control-allow-origin");
  });
});
