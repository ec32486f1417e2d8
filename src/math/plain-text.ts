// MathML tree → characters for copying and searching: `E = mc²`, `(a + b)/2`, `x_(max)`.
import { lowered, raised } from "../tex/scripts.ts";
import { copied, spokenAccent } from "./symbols.ts";
import { bin, characters, childrenOf, op, rel, type TreeNode } from "./tree.ts";

/** The function application character: a function precedes it. */
const applied = "\u2061";

/** The text of a formula, or of some adjacent parts. */
export function formulaText(nodes: readonly TreeNode[]): string {
  const text = nodes.map(write).join("");
  // “sin x”, but “sin(x)”.
  return text
    .replace(/\u2061(?=[([{⟨|])/g, "")
    .replace(/[\s\u2061]+/g, " ")
    .trim();
}

function write(node: TreeNode): string {
  const children = childrenOf(node);
  // Computed once for all uses below: twice at each level would take 2ⁿ steps at depth n.
  const written = children.map(write);
  const [first, second, third] = written;
  switch (node.kind) {
    case "mi":
    case "mn":
    case "mtext":
      return [...characters(node)].map(copied).join("");
    case "mo": {
      if (characters(node) === applied) return applied;
      const text = [...characters(node)].map(copied).join("");
      return isOperator(node) ? ` ${text} ` : text === "," ? ", " : text;
    }
    case "mspace":
      if (node.attributes.get("linebreak") === "newline") return "; ";
      return Number.parseFloat(String(node.attributes.get("width"))) >= 0.16 ? " " : "";
    case "mphantom":
    case "none":
      return "";
    case "mfrac":
      // Without a bar: the two rows of a binomial coefficient.
      return isBarless(node) ? `${first}; ${second}` : `${grouped(first)}/${grouped(second)}`;
    case "msqrt":
      return `√${grouped(written.join(""))}`;
    case "mroot":
      return `${raised(second ?? "") ?? ""}√${grouped(first)}`;
    case "munder":
      return isAccent((second ?? "").trim())
        ? (first ?? "")
        : `${first}${below(second, children[1])}${isBig(node) ? " " : ""}`;
    case "msub":
      return `${first}${below(second, children[1])}${isBig(node) ? " " : ""}`;
    case "msup":
      return `${first}${above(second, children[1])}`;
    case "mover":
      return isAccent((second ?? "").trim()) ? (first ?? "") : `${first}${above(second, children[1])}`;
    case "msubsup":
    case "munderover":
      return `${first}${below(second, children[1])}${above(third, children[2])}${isBig(node) ? " " : ""}`;
    case "mtable":
      return written.map((row) => row.trim()).join("; ");
    case "mtr":
    case "mlabeledtr":
      return children
        .map(write)
        .filter((cell) => cell !== "")
        .join(" ");
    default: {
      const text = written.join("");
      return node.kind === "TeXAtom" && isOperator(node) ? ` ${text.trim()} ` : text;
    }
  }
}

function isOperator(node: TreeNode): boolean {
  return node.texClass === bin || node.texClass === rel;
}

/** Left out if there is no combining character: people search for the letter alone. */
function isAccent(text: string): boolean {
  return spokenAccent(text) !== null || text === "⏞" || text === "⏟";
}

/** A sum or an integral with its limits: a space separates what follows. */
function isBig(node: TreeNode): boolean {
  return node.texClass === op && childrenOf(node)[0]?.kind === "mo";
}

function isBarless(node: TreeNode): boolean {
  return Number.parseFloat(String(node.attributes.get("linethickness"))) === 0;
}

/** In brackets, unless it is one number, or one character with its scripts. */
function grouped(text = ""): string {
  const tight = text.trim();
  return /^(?:\p{N}+|.?[\p{No}\p{Lm}⁺⁻⁼⁽⁾₊₋₌₍₎′]*)$/u.test(tight) ? tight : `(${tight})`;
}

function below(text: string | undefined, node: TreeNode | undefined): string {
  return script("_", text, node, lowered);
}

function above(text: string | undefined, node: TreeNode | undefined): string {
  return script("^", text, node, raised);
}

/** In Unicode's superscripts or subscripts, otherwise after ^ or _: a word as it is, anything else in brackets. */
function script(sign: string, text = "", node: TreeNode | undefined, shift: (text: string) => string | null): string {
  const tight = text.replace(/\s+/g, "");
  if (tight === "") return "";
  const word = isWord(node);
  const shifted = word ? null : shift(tight);
  if (shifted !== null) return shifted;
  const single = [...tight].length === 1 || /^\p{N}+$/u.test(tight) || (word && /^\p{L}+$/u.test(text.trim()));
  return `${sign}${single ? tight : `(${text.trim()})`}`;
}

/** Whether a part is words, or an abbreviation such as “rms”, and not a product of letters. */
function isWord(node: TreeNode | undefined): boolean {
  if (!node) return false;
  const [only, ...others] = childrenOf(node);
  if (node.kind === "mtext" || node.kind === "mi") return [...characters(node)].length > 1;
  if (node.isToken) return false;
  return only !== undefined && (others.length === 0 ? isWord(only) : childrenOf(node).some(isWord));
}
