// Plain characters → Markdown that prints exactly those characters, with as few backslashes as possible.

/** The beginning of an address that Markdown would turn into a link by itself. */
const address = /(?:https?:\/\/|www\.)[^\s<>]+/gi;

/** Escapes a text; `before` and `after` are the neighbouring characters, empty at either end. */
export function escapeText(text: string, before = "", after = ""): string {
  let out = "";
  let done = 0;
  for (const match of text.matchAll(address)) {
    const at = match.index;
    const previous = text.charAt(at - 1) || before;
    const url = trimAddress(match[0]);
    out += escapePlain(text.slice(done, at), out.at(-1) ?? before, text.charAt(at));
    // Inside a word, or with special characters of Markdown in it or after it, the address is plain text.
    const behind = text.slice(at + url.length, at + url.length + 4);
    const linked = /^[\s(]?$/.test(previous) && isSafeAddress(url) && endsThere(behind, after);
    out += linked ? url : unlinked(escapePlain(url, previous, text.charAt(at + url.length) || after));
    done = at + url.length;
  }
  return out + escapePlain(text.slice(done), text.charAt(done - 1) || before, after);
}

/** GFM §6.9: punctuation at the end of an address is not part of it. */
function trimAddress(url: string): string {
  let end = url.length;
  while (end > 0 && /[?!.,:;*_~'"”’)\]}]/.test(url.charAt(end - 1))) {
    // A bracket that closes one inside the address belongs to it.
    if (url.charAt(end - 1) === ")" && balanced(url.slice(0, end))) break;
    end--;
  }
  return url.slice(0, end);
}

/** A backslash before the characters that would make it an address. */
export function unlinked(escaped: string): string {
  return escaped.replace(/(https?)(?=:\/\/)|(www)(?=\.)/gi, "$&\\");
}

/** Whether only sentence punctuation follows an address. */
function endsThere(behind: string, after: string): boolean {
  const rest = behind.replace(/^[.,;:!?)]{0,2}/, "");
  return rest === "" ? /^\s?$/.test(after) : /^\s/.test(rest);
}

function balanced(url: string): boolean {
  return url.split("(").length === url.split(")").length && url.includes("(");
}

function isSafeAddress(url: string): boolean {
  const bracket = url.indexOf(")");
  return (
    /^(?:https?:\/\/[\p{L}\p{N}]|www\.[\p{L}\p{N}-]+\.)[\p{L}\p{N}\-._~:/?#@!$&'()*+,;=%]*$/iu.test(url) &&
    /^(?:https?:\/\/)?[\p{L}\p{N}.-]+\.[\p{L}\p{N}-]+(?:[:/?#]|$)/iu.test(url) &&
    !/&#?\w+(?:;|$)/.test(url) &&
    (bracket === -1 || !/[$@^~]/.test(url.slice(bracket)))
  );
}

function escapePlain(text: string, before: string, after: string): string {
  let out = "";
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    out += isMark(text, at, before, after) ? `\\${character}` : character;
  }
  return out;
}

const punctuation = /[!-/:-@[-`{-~]/;

/** Whether a character would have a meaning in Markdown at this place. */
function isMark(text: string, at: number, before: string, after: string): boolean {
  const previous = text.charAt(at - 1) || before;
  const next = text.charAt(at + 1) || after;
  switch (text.charAt(at)) {
    case "`":
    case "$":
    case "^":
    case "~":
      return true;
    case "\\":
      // A space after the backslash may become a line's end once the lines are divided.
      return next === "" || /\s/.test(next) || punctuation.test(next) || at === text.length - 1;
    case "*":
      return !(/\s/.test(previous) && /\s/.test(next));
    case "_":
      return !(/[\p{L}\p{N}]/u.test(previous) && /[\p{L}\p{N}]/u.test(next));
    case "<":
      return !/^<(?:[\s=]|\d+(?:[.,]\d+)?[\s%),;])/.test(text.slice(at, at + 20));
    case "&":
      return /^&(?:#|[A-Za-z])/.test(text.slice(at, at + 2)) || at === text.length - 1;
    case "[":
      return (
        !/^\[[^\][@^\\\n]{0,60}\](?![(:[])/.test(text.slice(at, at + 64)) || text.indexOf("]", at) === text.length - 1
      );
    case "]":
      return !opensHarmlessly(text, at);
    case "@":
      return previous === "" || /[^\p{L}\p{N}.]/u.test(previous);
    case "!":
      return next === "[";
    default:
      return false;
  }
}

/** Whether the bracket before it was left unescaped. */
function opensHarmlessly(text: string, at: number): boolean {
  const open = text.lastIndexOf("[", at);
  return open !== -1 && at - open < 62 && !isMark(text, open, " ", " ");
}

/** Every character that has a meaning anywhere becomes a character reference. */
export function escapeAll(text: string): string {
  return text
    .replace(/[\\`*_[\]<>$@^~&{}#|!"'=:\uf020-\uf0ff\u3000•◦▪●‣∙■□►▸➢➤✓✔❖⁃·]/g, reference)
    .replace(/(www)\./gi, "$1&#46;");
}

const reference = (character: string) => `&#${character.codePointAt(0)};`;

/**
 * A line that would begin a heading, a list, a quotation, a rule or a table gets a backslash, or a character reference,
 * at that place.
 */
export function escapeLineStart(line: string, careful = false): string {
  const number = /^(\d{1,9})([.)])(?=\s|$)/.exec(line);
  if (number) return `${number[1]}\\${line.slice(number[0].length - 1)}`;
  // With care, these signs are never the text's own, but begin a tag, a formula, a link, a citation or code.
  if (careful && /^[<$[`^]/.test(line)) return line;
  if (careful && /^[^\p{L}\p{N}\s&]|^o /u.test(line)) return reference(line.charAt(0)) + line.slice(1);
  if (/^(?:#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|\||=+\s*$|[-:| ]+$|[-*_ ]+$|~~~|```)/.test(line)) return `\\${line}`;
  return line;
}
