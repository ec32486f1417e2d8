// MathJax's tree → MathML Core (W3C), for browsers and e-book readers. In: the tree of a formula. Out: its `<math>`
// element. Only what Core defines is written, with values that are numbers and names, so nothing of the source can
// leave its element. Alphabets become Unicode characters, since Core has no `mathvariant` except `normal`.
import { letterIn } from "./alphabets.ts";
import { type Prescripts, prescriptsAt } from "./prescripts.ts";
import { publicArrow } from "./symbols.ts";
import { bin, childrenOf, punct, type TreeNode } from "./tree.ts";

export function writeMathml(root: TreeNode, display: boolean): string {
  const inner = writeAll(childrenOf(root));
  return `<math xmlns="http://www.w3.org/1998/Math/MathML"${display ? ' display="block"' : ""}>${inner}</math>`;
}

/** Elements of Core that are written under their own name. */
const kept = new Set(
  "mi mn mo mtext ms mspace mrow mfrac msqrt mroot mstyle mpadded mphantom msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd".split(
    " ",
  ),
);

const length = /^-?(?:\d{1,6}(?:\.\d{1,8})?|\.\d{1,8})(?:em|ex|px|pt|cm|mm|in|pc|%)?$/;
const truth = /^(?:true|false)$/;
const whole = /^[+-]?\d{1,3}$/;
const colour = /^(?:#[0-9a-f]{3,8}|[a-z]{1,30})$/i;

/** The attributes that are written, and their permitted values. */
const attributes: Readonly<Record<string, RegExp>> = {
  width: length,
  height: length,
  depth: length,
  lspace: length,
  rspace: length,
  voffset: length,
  minsize: length,
  maxsize: length,
  linethickness: length,
  stretchy: truth,
  symmetric: truth,
  largeop: truth,
  movablelimits: truth,
  fence: truth,
  separator: truth,
  accent: truth,
  accentunder: truth,
  displaystyle: truth,
  scriptlevel: whole,
  columnspan: whole,
  rowspan: whole,
  mathcolor: colour,
  mathbackground: colour,
  form: /^(?:prefix|infix|postfix)$/,
};

/**
 * Whether a text is such an element, for what is kept where strangers may write: its tags match, and it contains
 * nothing else.
 */
export function isMathml(value: unknown): value is string {
  if (typeof value !== "string") return false;
  const open: string[] = [];
  let end = 0;
  for (const { 0: tag, 1: closing, 2: name = "", 3: given = "", index } of value.matchAll(anyTag)) {
    const isRoot = index === 0;
    if (!isText(value.slice(end, index)) || (open.length === 0) !== isRoot) return false;
    if (isRoot ? name !== "math" : !(kept.has(name) || name === "math")) return false;
    if (closing === "") {
      if (!isRoot && name === "math") return false;
      if (!(isRoot ? rootAttributes.test(given) : areKept(given))) return false;
      open.push(name);
    } else if (open.pop() !== name || given !== "") return false;
    end = index + tag.length;
  }
  return open.length === 0 && end === value.length && end > 0;
}

function isText(text: string): boolean {
  return !/[<>]/.test(text) && !/&(?!(?:amp|lt|gt);)/.test(text);
}

const anyTag = /<(\/?)([a-z]{1,20})((?: [a-z]{1,20}="[^"<>]{0,200}"){0,20})>/g;
const rootAttributes = /^ xmlns="http:\/\/www\.w3\.org\/1998\/Math\/MathML"(?: display="block")?$/;

function areKept(given: string): boolean {
  return [...given.matchAll(/ ([a-z]{1,20})="([^"]{0,200})"/g)].every(([, name = "", value = ""]) => {
    if (name === "class") return value === "math-left" || value === "math-right";
    if (name === "mathvariant") return value === "normal";
    return attributes[name]?.test(value) ?? false;
  });
}

function write(node: TreeNode): string {
  switch (node.kind) {
    case "text":
      return "";
    case "mi":
    case "mn":
    case "mo":
    case "mtext":
    case "ms":
      return token(node);
    case "none":
      return "<mrow></mrow>";
    case "mlabeledtr":
      return element("mtr", "", childrenOf(node).slice(1).map(write).join(""));
    case "mtable":
      return table(node);
    case "TeXAtom":
      return atom(node);
    default: {
      const inner = writeAll(childrenOf(node));
      if (node.isInferred) return inner;
      // For elements that Core does not have, such as enclosures and actions, only the content is kept.
      if (!kept.has(node.kind)) return element("mrow", attributesOf(node), inner);
      return element(node.kind, attributesOf(node), inner);
    }
  }
}

function writeAll(nodes: readonly TreeNode[]): string {
  let out = "";
  for (let at = 0; at < nodes.length; at++) {
    const scripts = prescriptsAt(nodes, at);
    const node = nodes[at];
    if (scripts) out += prescripts(scripts);
    else if (node && isApplication(node)) out += element("mo", spaceBefore(nodes[at + 1]), "\u2061");
    else if (node) out += write(node);
    at += (scripts?.length ?? 1) - 1;
  }
  return out;
}

/** The invisible operator between a function and its argument. */
function isApplication(node: TreeNode): boolean {
  return node.kind === "mo" && (node as unknown as { getText(): string }).getText() === "\u2061";
}

/** Core has no space between a function and its argument; TeX has a thin one, except before brackets and signs (The TeXbook p. 170). */
function spaceBefore(argument: TreeNode | undefined): string {
  return argument && !(argument.texClass >= bin && argument.texClass <= punct) ? ' rspace="0.167em"' : "";
}

function prescripts({ sub, sup, base }: Prescripts): string {
  const scripts = [sub, sup].map((nodes) => element("mrow", "", writeAll(nodes)));
  return element("mmultiscripts", "", `${write(base)}<mprescripts></mprescripts>${scripts.join("")}`);
}

function element(name: string, given: string, inner: string): string {
  return `<${name}${given}>${inner}</${name}>`;
}

function attributesOf(node: TreeNode, without: readonly string[] = []): string {
  return namesOf(node)
    .flatMap((name) => {
      const value = String(node.attributes.get(name));
      const allowed = attributes[name];
      return allowed?.test(value) && !without.includes(name) ? ` ${name}="${value}"` : "";
    })
    .join("");
}

/** The attributes of the node itself, in a fixed order. */
function namesOf(node: TreeNode): readonly string[] {
  const explicit = node.attributes as unknown as { getExplicitNames(): readonly string[] };
  return [...explicit.getExplicitNames()].sort();
}

function token(node: TreeNode): string {
  const raw = [...(node as unknown as { getText(): string }).getText()].map(publicArrow).join("");
  const given = node.attributes.get("mathvariant");
  const variant = typeof given === "string" ? given : "";
  const isLetter = node.kind === "mi" && [...raw].length === 1;
  // A letter by itself is italic in MathML, and needs no other character for it.
  const plain = variant === "" || variant === "normal" || (variant === "italic" && isLetter);
  const text = plain ? raw : [...raw].map((character) => letterIn(variant, character)).join("");
  const upright = isLetter && (variant === "normal" || text !== raw) ? ' mathvariant="normal"' : "";
  return element(node.kind, upright + attributesOf(node), escaped(text));
}

/** {=} is not a relation: an operator alone in braces has no space around it. */
function atom(node: TreeNode): string {
  const inner = childrenOf(node);
  const within = inner.length === 1 && inner[0]?.isInferred ? childrenOf(inner[0]) : inner;
  const [only] = within;
  if (within.length === 1 && only?.kind === "mo" && node.texClass === 0) {
    const text = escaped((only as unknown as { getText(): string }).getText());
    return `<mrow><mo lspace="0" rspace="0"${attributesOf(only, ["lspace", "rspace"])}>${text}</mo></mrow>`;
  }
  return element("mrow", attributesOf(node), writeAll(inner));
}

/** Core aligns cells by style sheets: the class says to which side. */
function table(node: TreeNode): string {
  const align = String(node.attributes.get("columnalign") ?? "").split(/\s+/);
  const rows = childrenOf(node).map((row) => {
    const cells = childrenOf(row).slice(row.kind === "mlabeledtr" ? 1 : 0);
    const written = cells.map((cell, index) => {
      const side = align[Math.min(index, align.length - 1)];
      const named = side === "left" || side === "right" ? ` class="math-${side}"` : "";
      return element("mtd", named + attributesOf(cell), childrenOf(cell).map(write).join(""));
    });
    return element("mtr", attributesOf(row), written.join(""));
  });
  return element("mtable", attributesOf(node, ["width", "height"]), rows.join(""));
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
