// Values → YAML as a careful person writes it: words without quotes where possible, texts as blocks, short lists in
// brackets.
import { hasRightToLeft } from "../../source/invisible.ts";
import { quotedYaml } from "../../source/quoted-yaml.ts";
import type { FieldValues, Value } from "./draft.ts";

const longest = 100;

/** `key: value` with everything below it, each line indented; ends with a line end. */
export function emitField(key: string, value: Value, indent = 0): string {
  const pad = " ".repeat(indent);
  const head = `${pad}${scalar(key, false)}:`;
  if (typeof value === "string" && isBlock(value)) return `${head} |\n${block(value, indent + 2)}`;
  const inline = flow(value, key);
  if (inline !== null && (head.length + inline.length <= longest || !isComposite(value))) return `${head} ${inline}\n`;
  if (Array.isArray(value)) return `${head}\n${value.map((item: Value) => emitItem(item, indent + 2)).join("")}`;
  return `${head}\n${emitFields(value as FieldValues, indent + 2)}`;
}

export function emitFields(fields: FieldValues, indent = 0): string {
  return Object.entries(fields)
    .map(([key, value]) => (value === undefined ? "" : emitField(key, value, indent)))
    .join("");
}

/** An item of a list: `- …`. */
export function emitItem(item: Value, indent: number): string {
  const pad = " ".repeat(indent);
  if (!isComposite(item))
    return typeof item === "string" && isBlock(item)
      ? `${pad}- |\n${block(item, indent + 2)}`
      : `${pad}- ${flow(item, "") ?? ""}\n`;
  const inline = flow(item, "");
  if (inline !== null && indent + inline.length + 2 <= longest) return `${pad}- ${inline}\n`;
  if (Array.isArray(item)) return `${pad}-\n${item.map((each: Value) => emitItem(each, indent + 2)).join("")}`;
  return `${pad}- ${emitFields(item as FieldValues, indent + 2).slice(indent + 2)}`;
}

function isComposite(value: Value): boolean {
  return typeof value === "object" && value !== null;
}

function isBlock(value: string): boolean {
  return (
    value.endsWith("\n") &&
    value.trim() !== "" &&
    !/^[ \t]/.test(value) &&
    !value.endsWith("\n\n") &&
    isPrintable(value)
  );
}

function block(value: string, indent: number): string {
  const pad = " ".repeat(indent);
  return value
    .slice(0, -1)
    .split("\n")
    .map((line) => (line === "" ? "\n" : `${pad}${line}\n`))
    .join("");
}

/** Fields whose entries always have lines of their own, however short they are. */
const tall = new Set(["authors", "references", "figures", "sessions", "days", "items", "pages", "parts"]);

/** The value on one line; null if it needs several. */
function flow(value: Value, key: string): string | null {
  if (value === null) return "null";
  if (typeof value === "string") return scalar(value, key === "");
  if (typeof value !== "object") return String(value);
  if (tall.has(key)) return null;
  if (Array.isArray(value)) {
    const items = value.map((item: Value) => inFlow(item));
    return items.includes(null) ? null : `[${items.join(", ")}]`;
  }
  const entries = Object.entries(value).map(([name, item]) => {
    const written = item === undefined ? null : inFlow(item);
    return written === null ? null : `${scalar(name, true)}: ${written}`;
  });
  // Long texts and lists of authors are easier to read on separate lines.
  return entries.includes(null) || (key === "" && isTall(value as FieldValues)) ? null : `{ ${entries.join(", ")} }`;
}

function isTall(fields: FieldValues): boolean {
  return "affiliations" in fields || "given" in fields || "name" in fields || "file" in fields || "text" in fields;
}

function inFlow(item: Value): string | null {
  if (typeof item === "string") return isBlock(item) ? null : scalar(item, true);
  if (Array.isArray(item)) {
    const parts = item.map((each: Value) => inFlow(each));
    return parts.includes(null) ? null : `[${parts.join(", ")}]`;
  }
  return flow(item, " ");
}

/** Bare if YAML 1.2 and 1.1 both read it as this exact text; otherwise in double quotes. */
export function scalar(value: string, inFlowStyle: boolean): string {
  return isPlain(value, inFlowStyle) ? value : quotedYaml(value);
}

function isPlain(value: string, inFlowStyle: boolean): boolean {
  if (value === "" || value !== value.trim() || !isPrintable(value) || /[\n\t]/.test(value)) return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`]/.test(value) || /:(?:\s|$)|\s#/.test(value)) return false;
  if (inFlowStyle && /[,[\]{}]/.test(value)) return false;
  if (/^(?:null|true|false|yes|no|on|off|y|n|~|<<|=|---.*|\.\.\..*)$/i.test(value)) return false;
  // Numbers, dates, times: values that some reader would not take for text.
  return (
    !/^[-+.\d]/.test(value) ||
    isDate(value) ||
    (/[\p{L}]/u.test(value) &&
      !/^[-+.\d][\d_.,:exoabcdf+-]*$/i.test(value) &&
      !/^\.(?:inf|nan)$/i.test(value) &&
      !/^\d+[:-]/.test(value))
  );
}

/** YAML 1.2 has no dates, so books have them without quotes. */
function isDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value);
}

/** Whether the file shows all of a text in its order; direction marks do so if words run to the left. */
function isPrintable(value: string): boolean {
  if (/(?![\n\t])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\p{Zl}\p{Zp}\ufeff\ufffe\uffff]/u.test(value)) return false;
  return !/[\u200e\u200f\u061c]/.test(value) || hasRightToLeft(value);
}
