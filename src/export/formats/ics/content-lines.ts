// Content lines of RFC 5545 §3.1. In: names, parameters, values. Out: lines of at most 75 octets, folded between
// characters; text cannot escape from its value, nor a parameter from its quotes.
import { sayable } from "../../markup.ts";

export type Parameters = Readonly<Record<string, string>>;

/** `NAME;KEY=value:` followed by a value that is already in its final form: a date, a number, an address. */
export function line(name: string, value: string, parameters: Parameters = {}): string {
  const keys = Object.entries(parameters).map(([key, text]) => `;${key}=${parameter(text)}`);
  return fold(`${name}${keys.join("")}:${oneLine(value)}`);
}

/** A line whose value is text. */
export function textLine(name: string, value: string, parameters: Parameters = {}): string {
  return line(name, escapeText(value), parameters);
}

/** Escapes text (§3.3.11). */
export function escapeText(value: string): string {
  return sayable(value)
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|\n|\u2028|\u2029/g, "\\n");
}

/** A parameter in quotes, in which a quotation mark cannot be escaped (§3.2). */
function parameter(value: string): string {
  const plain = oneLine(value).replaceAll('"', "'");
  return /[:;,]/.test(plain) ? `"${plain}"` : plain;
}

function oneLine(value: string): string {
  return sayable(value).replace(/[\r\n\u2028\u2029]+/g, " ");
}

function fold(whole: string): string {
  const lines: string[] = [];
  let open = "";
  let octets = 0;
  for (const character of whole) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      lines.push(open);
      open = " ";
      octets = 1;
    }
    open += character;
    octets += size;
  }
  return `${[...lines, open].join("\r\n")}\r\n`;
}
