// A short digest of a value as data: equal values have equal digests, from one run to the next.
import { createHash } from "node:crypto";
import { isObject } from "./containers/json.ts";

/** The digest of a value as data: neither the order of keys nor empty values make a difference. */
export function digest(value: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(canonical(value)) ?? "")
    .digest("hex")
    .slice(0, 12);
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isObject(value)) return typeof value === "string" ? value.normalize("NFC") : value;
  const entries = Object.entries(value).filter(([, each]) => each !== null && each !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, canonical(each)]));
}
