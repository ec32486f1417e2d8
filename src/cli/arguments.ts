// What the command line accepts: the words of an option → its value. Other words are refused, with those that are possible.
import { InvalidArgumentError } from "commander";
import { type Paper, paperHint, parsePaper } from "../model/paper.ts";

export function wholeNumber(written: string): number {
  if (!/^\d{1,9}$/.test(written)) throw new InvalidArgumentError("it must be a whole number");
  return Number(written);
}

export function portNumber(written: string): number {
  const port = wholeNumber(written);
  if (port > 65_535) throw new InvalidArgumentError("a port is at most 65535");
  return port;
}

export function listed(written: string): readonly string[] {
  return written.split(",").flatMap((name) => name.trim() || []);
}

/** Several with spaces or commas. */
export function selection(written: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), ...listed(written)];
}

/** As it was written: the session reads it. */
export function paperSize(written: string): string {
  paper(written);
  return written;
}

export function paper(written: string): Paper {
  const size = parsePaper(written);
  if (!size) throw new InvalidArgumentError(`write ${paperHint}`);
  return size;
}
