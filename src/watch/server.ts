// The server of the page: on this machine only, behind a secret. In: a function that answers each path. Out: the port
// on which it listens. It serves the files of the page by name, and what the book's session returns; no path leads to a
// folder.
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { packageRoot } from "../runtime/package-files.ts";
import { admit, securityHeaders } from "./guard.ts";

export interface PageRequest {
  /** The path after the secret. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The JSON that was sent; null for requests that only read. */
  readonly body: Readonly<Record<string, unknown>> | null;
  readonly response: ServerResponse;
}

/**
 * Bytes with their type, data as JSON, `taken` if the handler keeps the response for itself, or null if there is
 * nothing.
 */
export type Reply =
  | { readonly type: string; readonly bytes: Uint8Array; readonly name?: string }
  | { readonly json: unknown }
  | "taken"
  | null;

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

const address = "127.0.0.1";
/** The most bytes that a request may carry. */
const mostSent = 64 << 10;

export async function serve(
  port: number,
  secret: string,
  answer: (request: PageRequest) => Promise<Reply>,
): Promise<Listening> {
  const timeouts = { requestTimeout: 10_000, headersTimeout: 5_000, connectionsCheckingInterval: 1_000 };
  const server = createServer(timeouts, (request, response) => {
    void handle(request, response, secret, answer);
  });
  server.maxConnections = 512;
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(port, address, () => listening());
  });
  const bound = server.address();
  return { port: typeof bound === "object" && bound ? bound.port : port, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((closed) => server.close(() => closed()));
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  secret: string,
  answer: (request: PageRequest) => Promise<Reply>,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  response.on("error", () => {});
  const admitted = admit(request, secret);
  if ("status" in admitted) return refuse(response, admitted.status, admitted.why);
  try {
    const body = request.method === "POST" ? await bodyOf(request) : null;
    if (request.method === "POST" && body === null)
      return refuse(response, 400, "the request is not a JSON object, or is too large");
    const query = new URLSearchParams(request.url?.split("?")[1] ?? "");
    const { path } = admitted;
    if (path === null) {
      response.writeHead(308, { Location: `/${secret}/` }).end();
      return;
    }
    const reply = (body === null ? await fileOfPage(path) : null) ?? (await answer({ path, query, body, response }));
    if (reply === "taken") return;
    if (reply === null) return refuse(response, 404, "there is nothing here");
    send(response, reply, request.method === "HEAD");
  } catch (error) {
    refuse(response, 503, error instanceof Error ? error.message : String(error));
  }
}

function send(response: ServerResponse, reply: Exclude<Reply, "taken" | null>, headOnly: boolean): void {
  if ("json" in reply) {
    response.writeHead(200, { "Content-Type": "application/json; charset=utf-8" });
    response.end(headOnly ? undefined : JSON.stringify(reply.json));
    return;
  }
  const { type, bytes, name } = reply;
  const disposition = name === undefined ? {} : { "Content-Disposition": `inline; filename="${name}"` };
  response.writeHead(200, { "Content-Type": type, "Content-Length": bytes.byteLength, ...disposition });
  response.end(headOnly ? undefined : bytes);
}

function refuse(response: ServerResponse, status: number, why: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" }).end(`${why}\n`);
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>> | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > mostSent) return null;
    chunks.push(chunk);
  }
  try {
    const data: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    return typeof data === "object" && data !== null && !Array.isArray(data) ? (data as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** The files of the page, and the only names that lead to them. */
const files: Readonly<Record<string, readonly [file: string, type: string]>> = {
  "": ["index.html", "text/html; charset=utf-8"],
  "viewer.js": ["viewer.js", "text/javascript; charset=utf-8"],
  "style.css": ["style.css", "text/css; charset=utf-8"],
  "pdf.worker.mjs": ["pdf.worker.mjs", "text/javascript; charset=utf-8"],
  "icon.svg": ["icon.svg", "image/svg+xml"],
};

async function fileOfPage(path: string): Promise<Reply> {
  if (!Object.hasOwn(files, path)) return null;
  const [file, type] = files[path] ?? ["", ""];
  return { type, bytes: await readFile(join(packageRoot(), "dist", "viewer", file)) };
}
