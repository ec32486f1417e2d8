// MathML tree → characters for copying and searching: `E = mc²`, `(a + b)/2`, `x_(max)`.
import { lowered, raised } from "../tex/scripts.ts";
import { copied, spokenAccent } from "./symbols.ts";
import { bin, characters, childrenOf, rel, type TreeNode } from "./tree.ts";

export function formulaText(root: TreeNode): string {
  return write(root).replace(/\s+/g, " ").trim();
}

function write(node: TreeNode): string {
  const children = childrenOf(node);
  // Once for all uses below: writing a part twice at each level would take 2ⁿ steps at depth n.
  const written = children.map(write);
  const [first, second, third] = written;
  switch (node.kind) {
    case "mi":
    case "mn":
    case "mtext":
      return [...characters(node)].map(copied).join("");
    case "mo": {
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
      return `${grouped(first)}/${grouped(second)}`;
    case "msqrt":
      return `√${grouped(written.join(""))}`;
    case "mroot":
      return `${raised(second ?? "") ?? ""}√${grouped(first)}`;
    case "munder":
      return isAccent((second ?? "").trim()) ? (first ?? "") : `${first}${below(second)}`;
    case "msub":
      return `${first}${below(second)}`;
    case "msup":
      return `${first}${above(second)}`;
    case "mover":
      return isAccent((second ?? "").trim()) ? (first ?? "") : `${first}${above(second)}`;
    case "msubsup":
    case "munderover":
      return `${first}${below(second)}${above(third)}`;
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

/** Left out where no combining character would do: the letter alone is what people search for. */
function isAccent(text: string): boolean {
  return spokenAccent(text) !== null || text === "⏞" || text === "⏟";
}

function grouped(text = ""): string {
  const tight = text.trim();
  return [...tight].length <= 1 || /^\p{N}+$/u.test(tight) ? tight : `(${tight})`;
}

function below(text = ""): string {
  const tight = text.replace(/\s+/g, "");
  return tight === "" ? "" : (lowered(tight) ?? `_${grouped(text)}`);
}

function above(text = ""): string {
  const tight = text.replace(/\s+/g, "");
  return tight === "" ? "" : (raised(tight) ?? `^${grouped(text)}`);
}
