// TeX that was pasted into running text: accents, letters, spaces, quotes, and commands around words. In: the text and
// the offset of a backslash, brace, tick or tilde. Out: its meaning, or null if it is Markdown or not understood.
import { characterOf } from "../../tex/characters.ts";
import { closing, paragraphEnd } from "./paragraph-ends.ts";
import { accentAt, accentBeforeSpace, letterAccent } from "./tex-accents.ts";

export type Wrapping =
  | "emphasis"
  | "strong"
  | "small-caps"
  | "underline"
  | "strikethrough"
  | "subscript"
  | "superscript"
  | "plain";

/** A piece of TeX, up to `end`. */
export type TexInText = { readonly end: number } & (
  | { readonly kind: "character"; readonly value: string }
  | { readonly kind: "wrapped"; readonly as: Wrapping; readonly from: number; readonly to: number }
  | { readonly kind: "math"; readonly from: number; readonly to: number }
  | { readonly kind: "note"; readonly from: number; readonly to: number }
  | { readonly kind: "link"; readonly url: string; readonly from: number; readonly to: number }
  | { readonly kind: "break" }
);

const wrappings: Readonly<Record<string, Wrapping>> = {
  emph: "emphasis",
  textit: "emphasis",
  textsl: "emphasis",
  mathit: "emphasis",
  textbf: "strong",
  mathbf: "strong",
  textsc: "small-caps",
  underline: "underline",
  uline: "underline",
  sout: "strikethrough",
  textsubscript: "subscript",
  textsuperscript: "superscript",
  ...Object.fromEntries(
    "textrm textsf texttt textmd textup textnormal text mbox hbox mathrm mathsf mathtt operatorname"
      .split(" ")
      .map((name) => [name, "plain"]),
  ),
};

/** `{\it words}`. */
const switches: Readonly<Record<string, Wrapping>> = {
  it: "emphasis",
  em: "emphasis",
  sl: "emphasis",
  itshape: "emphasis",
  bf: "strong",
  bfseries: "strong",
  sc: "small-caps",
  scshape: "small-caps",
  rm: "plain",
  tt: "plain",
  sf: "plain",
  ...Object.fromEntries(
    "tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge"
      .split(" ")
      .map((size) => [size, "plain"]),
  ),
};

/** Commands that are a formula anywhere, with their number of arguments. */
const formulas: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    "ce cf si unit num ang numlist ensuremath mathcal mathbb mathfrak mathscr sqrt vec bm boldsymbol"
      .split(" ")
      .map((name) => [name, 1]),
  ),
  ...Object.fromEntries("SI qty frac dfrac tfrac numrange SIlist qtylist".split(" ").map((name) => [name, 2])),
  ...Object.fromEntries("SIrange qtyrange".split(" ").map((name) => [name, 3])),
};

/** Commands that print nothing, with their number of arguments. */
const silent: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    "noindent centering small footnotesize normalsize large Large bigskip medskip smallskip hfill vfill protect relax par sloppy xspace bfseries itshape normalfont maketitle newpage pagebreak clearpage cleardoublepage"
      .split(" ")
      .map((name) => [name, 0]),
  ),
  vspace: 1,
  hspace: 1,
  label: 1,
};

const command = /\\{1,2}([A-Za-z]+)\*?/y;

export function commandAt(text: string, at: number): TexInText | null {
  command.lastIndex = at;
  const match = command.exec(text);
  if (!match || isPath(text, at)) return null;
  const [whole, name = ""] = match;
  const end = at + whole.length;
  return letterAccent(text, name, end) ?? argumentOf(text, at, name, end) ?? characterAt(text, at, name, end);
}

/** `C:\data\mu` and `\\server\share`. */
function isPath(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 80), at);
  return /(?:^|[\s("'])(?:[A-Za-z]:|\\\\?[\w.-]+)(?:\\[\w .-]*)?$/.test(before) || /[A-Za-z]:\\[^\s]*$/.test(before);
}

function argumentOf(text: string, at: number, name: string, from: number): TexInText | null {
  if (Object.hasOwn(formulas, name)) {
    const end = behindArguments(text, from, formulas[name] ?? 1);
    return end === -1 ? null : { kind: "math", from: text[at + 1] === "\\" ? at + 1 : at, to: end, end };
  }
  if (Object.hasOwn(silent, name)) {
    const end = behindArguments(text, from, silent[name] ?? 0);
    if (end === -1) return null;
    return {
      kind: "character",
      value: "",
      end: text[end] === " " && /\s|^$/.test(text.charAt(at - 1)) ? end + 1 : end,
    };
  }
  if (name === "newline" || name === "linebreak") return { kind: "break", end: text[from] === " " ? from + 1 : from };
  if (text[from] !== "{") return null;
  const close = closing(text, from, "{}");
  if (close === -1) return null;
  const inside = { from: from + 1, to: close, end: close + 1 };
  const as = Object.hasOwn(wrappings, name) ? wrappings[name] : undefined;
  if (as) return ofWrapping(text, at, name, as, inside);
  if (name === "footnote" || name === "thanks") return { kind: "note", ...inside };
  if (name === "url")
    return { kind: "link", url: text.slice(inside.from, inside.to).replace(/\\([_%&#~])/g, "$1"), ...inside };
  if (!["href", "textcolor", "colorbox"].includes(name) || text[close + 1] !== "{") return null;
  const last = closing(text, close + 1, "{}");
  if (last === -1) return null;
  if (name !== "href") return { kind: "wrapped", as: "plain", from: close + 2, to: last, end: last + 1 };
  return {
    kind: "link",
    url: text.slice(inside.from, close).replace(/\\([_%&#~])/g, "$1"),
    from: close + 2,
    to: last,
    end: last + 1,
  };
}

/** `\mathrm{H_2O}` is a formula, `\mathrm{eff}` is a word. */
function ofWrapping(
  text: string,
  at: number,
  name: string,
  as: Wrapping,
  inside: { from: number; to: number; end: number },
): TexInText {
  const isFormula = name.startsWith("math") && /[_^\\]/.test(text.slice(inside.from, inside.to));
  return isFormula ? { kind: "math", from: at, to: inside.end, end: inside.end } : { kind: "wrapped", as, ...inside };
}

/** The offset after a number of groups in braces, with options in brackets before and between them; -1 if one is missing. */
function behindArguments(text: string, from: number, count: number): number {
  let at = from;
  for (let left = count; left > 0; ) {
    const close = text[at] === "{" ? closing(text, at, "{}") : text[at] === "[" ? closing(text, at, "[]") : -1;
    if (close === -1) return -1;
    if (text[at] === "{") left--;
    at = close + 1;
  }
  return at;
}

/** Letters swallow the space that TeX needs after their names (`Stra\ss e`); signs keep it, since it was surely meant. */
function characterAt(text: string, at: number, name: string, end: number): TexInText | null {
  const value = characterOf(name);
  if (value === undefined) return null;
  // `\S`, `\P`, `\L` of other programs: a word follows.
  if (text.startsWith("{}", end)) return { kind: "character", value, end: end + 2 };
  const goesOn = /^\p{L}$/u.test(value) && /^ \p{Ll}/u.test(text.slice(end, end + 3)) && !isGreek(value);
  // “25 \textdegree C”.
  if (value === "°" && /^ [CFK](?!\p{L})/u.test(text.slice(end, end + 4)))
    return { kind: "character", value, end: end + 1 };
  const begins = /(?:^|[\s(\p{Ps}\p{L}-])$/u.test(text.slice(Math.max(0, at - 1), at));
  return { kind: "character", value, end: goesOn && begins ? end + 1 : end };
}

const isGreek = (value: string) => /[\u0370-\u03ff]/.test(value);

/** `{\it words}`, `{\"o}`, `{\ss}`. */
export function groupAt(text: string, at: number): TexInText | null {
  const close = closing(text, at, "{}");
  if (close === -1) return null;
  const match = /^\{\\([a-zA-Z]+)\s/.exec(text.slice(at, at + 16));
  const as = match?.[1] !== undefined && Object.hasOwn(switches, match[1]) ? switches[match[1]] : undefined;
  if (match && as) {
    // `{\it words\/}`.
    const to = text.startsWith("\\/", close - 2) ? close - 2 : close;
    return { kind: "wrapped", as, from: at + match[0].length, to, end: close + 1 };
  }
  if (close - at > 40) return null;
  const only = accentAt(text, at + 1) ?? accentBeforeSpace(text, at + 1, close) ?? commandAt(text, at + 1);
  return only?.kind === "character" && text.slice(only.end, close).trim() === "" ? { ...only, end: close + 1 } : null;
}

/** Thin and other spaces: `5\,cm`, `et al.\ show`; but `\,` of an escaped list stays a comma. */
export function spaceAt(text: string, at: number): TexInText | null {
  const [before, after] = [text.charAt(at - 1), text.charAt(at + 2)];
  const mark = text.charAt(at + 1);
  if (mark === " " && /\S/.test(before) && /\S/.test(after)) return { kind: "character", value: " ", end: at + 2 };
  if (before === "" || after === "" || /\s/.test(after)) return null;
  // A discretionary hyphen: nobody escapes a hyphen inside a word.
  if (mark === "-" && /\p{L}/u.test(before) && /\p{L}/u.test(after))
    return { kind: "character", value: "", end: at + 2 };
  const value = mark === "!" ? "" : "\u202f";
  if (mark === "," && /[\d.)%$}°]/.test(before)) return { kind: "character", value, end: at + 2 };
  if (/[;:]/.test(mark) && /\d/.test(before) && /\p{L}/u.test(after)) return { kind: "character", value, end: at + 2 };
  return mark === "%" && /\d/.test(before.trim() || text.charAt(at - 2))
    ? { kind: "character", value: "%", end: at + 2 }
    : null;
}

/** `\\` at the end of a line, also with a distance. */
export function breakAt(text: string, at: number): TexInText | null {
  const match = /^\\\\(?:\[[\d.]+ ?(?:pt|mm|cm|em|ex|in)\])?(?=[ \t]*\n[ \t]*\S)/.exec(text.slice(at, at + 40));
  return match ? { kind: "break", end: at + match[0].length } : null;
}

/** A space that does not break: `Fig.~1`, `A.~Smith`, `300~K`; other tildes may not be TeX. */
export function tieAt(text: string, at: number): TexInText | null {
  const before = text.slice(Math.max(0, at - 12), at);
  const after = text.slice(at + 1, at + 12);
  const isTie =
    (labels.test(before) && /^[\p{L}\d([$\\]/u.test(after)) ||
    (/(?:^|[\s.~-])\p{Lu}\.$/u.test(before) && /^\p{Lu}/u.test(after)) ||
    (/\d$/.test(before) && (units.test(after) || /^[A-Za-z]{1,4}(?![\p{L}\d])/u.test(after))) ||
    (/[\p{L}.)]$/u.test(before) && /^\\[A-Za-z]/.test(after));
  return isTie ? { kind: "character", value: "\u00a0", end: at + 1 } : null;
}

const labels =
  /(?:^|[\s([])(?:[Ff]igs?\.|[Ff]igures?|[Tt]abs?\.|[Tt]ables?|[Ee]qs?\.|[Ee]quations?|[Ss]ecs?\.|[Ss]ections?|[Rr]efs?\.|[Cc]h(?:ap)?\.|[Nn]os?\.|Dr\.|Prof\.|Mrs?\.|Ms\.|St\.|pp?\.|cf\.|vol\.|e\.g\.|i\.e\.|al\.|vs\.|ca\.|Abb\.|Tab\.|Theorem|Lemma)$/;
const units =
  /^(?:%|°C?|[kMGmµμnpc]?(?:m|g|s|K|Hz|eV|Pa|V|A|W|J|N|L|l|M|mol|bar|T)(?![\p{L}\d])|min(?!\p{L})|h(?!\p{L})|(?:days?|years?|hours?|weeks?|months?|samples?|patients?)(?!\p{L})|\\)/u;

/** ``` ``words'' ``` and `` `words' ``: both ends of TeX quotes, or null for Markdown's code. */
export function quotesAt(
  text: string,
  at: number,
  length: number,
): { readonly close: number; readonly length: number } | null {
  if (length > 2 || !/^$|[\s([{—–/-]/.test(text.charAt(at - 1)) || !/[^\s`']/.test(text.charAt(at + length)))
    return null;
  const limit = Math.min(paragraphEnd(text, at), at + 600);
  const rest = text.slice(at + length, limit);
  const end = /(?<=[^\s'])('{1,2})(?!['\p{L}\p{N}])/gu;
  for (const match of rest.matchAll(end)) {
    if (match[1]?.length !== length) continue;
    const tick = rest.indexOf("`");
    const nested = length === 2 && tick >= 0 && tick < match.index && rest[tick + 1] !== "`";
    if (tick >= 0 && tick < match.index && !nested) return null;
    // A tick after it that closes code: `f'(x)` and so on.
    if (length === 1 && tick >= 0 && !/[\s([]/.test(rest.charAt(tick - 1))) return null;
    return { close: at + length + match.index, length };
  }
  return null;
}
