// Who may connect to the page's server, and what it serves.
import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
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

/** The answer to exactly these bytes. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(server.port, "127.0.0.1", () => socket.write(bytes));
    let text = "";
    socket.on("data", (data) => {
      text += data;
    });
    // A server that refuses while more is sent may reset the connection; what it sent before counts.
    socket.on("error", () => {});
    socket.on("close", () => resolve(text));
  });
}

const json = { "Content-Type": "application/json" };

describe("the server", () => {
  it("answers only behind the secret", async () => {
    expect((await ask(`/${secret}/said`)).status).toBe(200);
    for (const path of ["/", "/said", `/${secret.slice(1)}/said`, `/${secret}x/said`, "/%00/said", "//said"])
      expect((await ask(path)).status, path).toBe(404);
    expect((await ask(`/${secret}`)).headers.location).toBe(`/${secret}/`);
  });

  it("answers only to this machine's names", async () => {
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

  it("accepts only JSON, and not much of it", async () => {
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

  it("serves no path of a folder, even for handwritten addresses", async () => {
    // Clients normalize addresses before they send them; an attacker does not.
    for (const path of [
      "../package.json",
      "./../../../etc/passwd",
      "..%2f..%2fpackage.json",
      "..\\package.json",
      "style.css/../../x",
      "style.css%00",
    ])
      for (const start of [
        `/${secret}/${path}`,
        `http://evil.example/${secret}/${path}`,
        `//evil.example/${secret}/${path}`,
      ])
        expect(await raw(`GET ${start} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`), start).toMatch(
          /^HTTP\/1\.1 (?:404|400) /,
        );
  });

  it("needs exactly one host", async () => {
    const head = `GET /${secret}/said HTTP/1.1\r\nConnection: close\r\n`;
    expect(await raw(`${head}Host: localhost\r\n\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
    for (const hosts of [
      "",
      "Host: \r\n",
      "Host: evil.example\r\nHost: localhost\r\n",
      "Host: localhost@evil.example\r\n",
    ])
      expect(await raw(`${head}${hosts}\r\n`), hosts).toMatch(/^HTTP\/1\.1 40[03] /);
  });

  it("stops reading a body that never ends", async () => {
    const head = `POST /${secret}/said HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
    const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    // No last chunk, and a false length.
    expect(await raw(`${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(3)}`)).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(`${head}Content-Length: 99999999999\r\n\r\n${"x".repeat(0x20000)}`)).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(`${head}X: ${"x".repeat(0x10000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it("answers although many open sockets send nothing, or not everything", async () => {
    const idle = Array.from({ length: 200 }, (_, index) => {
      const socket = connect(server.port, "127.0.0.1");
      socket.on("error", () => {});
      if (index % 2 === 0) socket.write(`POST /${secret}/said HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9`);
      return socket;
    });
    try {
      await Promise.all(idle.map((socket) => once(socket, "connect")));
      expect((await ask(`/${secret}/said`)).status).toBe(200);
    } finally {
      for (const socket of idle) socket.destroy();
    }
  });

  it("lets the page load nothing from elsewhere, and nobody frame it", async () => {
    const { headers } = await ask(`/${secret}/said`);
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers).toMatchObject({ "referrer-policy": "no-referrer", "cross-origin-resource-policy": "same-origin" });
    expect(headers).not.toHaveProperty("access-control-allow-origin");
  });
});
