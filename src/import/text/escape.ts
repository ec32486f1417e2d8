// Plain characters → Markdown that prints those very characters, with no more backslashes than it takes.

/** What would begin an address that is linked by itself. */
const address = /(?:https?:\/\/|www\.)[^\s<>]+/gi;

/** Escapes a text; `before` and `after` are the characters beside it, empty at an end. */
export function escapeText(text: string, before = "", after = ""): string {
  let out = "";
  let done = 0;
  for (const match of text.matchAll(address)) {
    const at = match.index;
    const previous = text.charAt(at - 1) || before;
    const url = trimAddress(match[0]);
    out += escapePlain(text.slice(done, at), out.at(-1) ?? before, text.charAt(at));
    // Inside a word, with characters that Markdown minds in it or behind it, the address is text.
    const behind = text.slice(at + url.length, at + url.length + 4);
    const linked = /^[\s(]?$/.test(previous) && isSafeAddress(url) && endsThere(behind, after);
    out += linked ? url : unlinked(escapePlain(url, previous, text.charAt(at + url.length) || after));
    done = at + url.length;
  }
  return out + escapePlain(text.slice(done), text.charAt(done - 1) || before, after);
}

/** GFM §6.9: marks at an address's end are not part of it. */
function trimAddress(url: string): string {
  let end = url.length;
  while (end > 0 && /[?!.,:;*_~'"”’)\]}]/.test(url.charAt(end - 1))) {
    // A bracket that closes one inside belongs to it.
    if (url.charAt(end - 1) === ")" && balanced(url.slice(0, end))) break;
    end--;
  }
  return url.slice(0, end);
}

/** A backslash before what makes an address of it. */
export function unlinked(escaped: string): string {
  return escaped.replace(/(https?)(?=:\/\/)|(www)(?=\.)/gi, "$&\\");
}

/** Whether nothing but a sentence's marks follows an address. */
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

/** Whether a character would mean something to Markdown where it is. */
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
      // What follows is a space may be a line's end once the lines are divided.
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

/** Whether the bracket before was left as it is. */
function opensHarmlessly(text: string, at: number): boolean {
  const open = text.lastIndexOf("[", at);
  return open !== -1 && at - open < 62 && !isMark(text, open, " ", " ");
}

/** Every sign that means something somewhere, as a reference to its character. */
export function escapeAll(text: string): string {
  return text
    .replace(/[\\`*_[\]<>$@^~&{}#|!"'=:\uf020-\uf0ff\u3000•◦▪●‣∙■□►▸➢➤✓✔❖⁃·]/g, reference)
    .replace(/(www)\./gi, "$1&#46;");
}

const reference = (character: string) => `&#${character.codePointAt(0)};`;

/** A line whose beginning would make it a heading, a list, a quote, a rule or a table is given a backslash, or a reference, there. */
export function escapeLineStart(line: string, careful = false): string {
  const number = /^(\d{1,9})([.)])(?=\s|$)/.exec(line);
  if (number) return `${number[1]}\\${line.slice(number[0].length - 1)}`;
  if (careful && /^[^\p{L}\p{N}\s&]|^o /u.test(line)) return reference(line.charAt(0)) + line.slice(1);
  if (/^(?:#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|\||=+\s*$|[-:| ]+$|[-*_ ]+$|~~~|```)/.test(line)) return `\\${line}`;
  return line;
}
