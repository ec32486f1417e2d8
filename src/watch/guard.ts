// Decides who may talk to the server. In: the head of a request. Out: whether it comes from the page itself, or from a
// program on this machine that knows the secret; everything else is refused. Another site that is open in the browser
// can send requests here, and a host name that is rebound to 127.0.0.1 can read the answers: the secret and the checks
// of host and origin keep both out.
import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

export interface Refusal {
  readonly status: 403 | 404 | 405 | 415;
  readonly why: string;
}

/** The path after the secret (null if not even a slash follows it), or the reason for a refusal. */
export function admit(request: IncomingMessage, secret: string): { readonly path: string | null } | Refusal {
  const { host = "", origin } = request.headers;
  if (!isOwnHost(host)) return { status: 403, why: "this page is only for the machine that serves it" };
  if (origin !== undefined && origin !== `http://${host}`) return { status: 403, why: "another page asks" };
  const site = request.headers["sec-fetch-site"];
  // A link that is opened from elsewhere, such as from a terminal that is itself a web page.
  const isOpened = request.headers["sec-fetch-mode"] === "navigate" && request.method === "GET";
  if (site !== undefined && site !== "same-origin" && site !== "none" && !isOpened)
    return { status: 403, why: "another page asks" };
  const [, given = "", ...rest] = (request.url ?? "/").split("?")[0]?.split("/") ?? [];
  if (!isSame(given, secret)) return { status: 404, why: "there is nothing here; the address is in the terminal" };
  if (request.method === "POST") {
    const type = request.headers["content-type"] ?? "";
    if (!type.startsWith("application/json")) return { status: 415, why: "it must be JSON" };
  } else if (request.method !== "GET" && request.method !== "HEAD")
    return { status: 405, why: "this address can only be read" };
  return { path: rest.length === 0 ? null : rest.join("/") };
}

/** Accepts any port, since a tunnel from another machine has a port of its own. */
function isOwnHost(host: string): boolean {
  return /^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/i.test(host);
}

function isSame(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The page loads nothing from elsewhere, cannot be framed by another page, and reveals its address to nobody. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy": [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self' blob: data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Cache-Control": "no-store",
};
