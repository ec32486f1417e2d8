// MathML tree → words, as a person would read the formula aloud. There are few rules: a listener hears the structure,
// not the ink.
import { spoken, spokenAccent } from "./symbols.ts";
import { characters, childrenOf, type TreeNode } from "./tree.ts";

export function speak(root: TreeNode): string {
  return say(root)
    .join(" ")
    .replace(/\s+/g, " ")
    .replace(/ ([,;.])/g, "$1")
    .trim();
}

/** The words found so far: rules need the words of a part more than once, at every level of nesting. */
const known = new WeakMap<TreeNode, readonly string[]>();

function say(node: TreeNode): readonly string[] {
  let result = known.get(node);
  if (!result) {
    result = sayAnew(node);
    known.set(node, result);
  }
  return result;
}

function sayAnew(node: TreeNode): readonly string[] {
  const children = childrenOf(node);
  const [first, second, third] = children;
  switch (node.kind) {
    case "mi":
    case "mn":
    case "mo":
    case "mtext":
      return token(node);
    case "mspace":
    case "mphantom":
    case "none":
      return [];
    case "mfrac":
      return fraction(first, second);
    case "msqrt":
      return ["the square root of", ...children.flatMap(say), ...(isSimple(node) ? [] : ["end root"])];
    case "mroot":
      return [
        `the ${ordinal(words(second))} root of`,
        ...phrase(first),
        ...(first && isSimple(first) ? [] : ["end root"]),
      ];
    case "msub":
      return [...phrase(first), ...subscript(second)];
    case "msup":
      return [...phrase(first), ...superscript(second, words(first) !== "")];
    case "msubsup":
      return isBigOperator(first)
        ? limits(first, second, third)
        : [...phrase(first), ...subscript(second), ...superscript(third, words(first) !== "")];
    case "munder":
      return isBigOperator(first) ? limits(first, second, undefined) : under(first, second);
    case "mover":
      return over(first, second);
    case "munderover":
      if (isBigOperator(first)) return limits(first, second, third);
      return [...phrase(first), "with", ...phrase(second), "below and", ...phrase(third), "above"];
    case "mtable":
      return table(children);
    case "menclose":
      return [
        ...(String(node.attributes.get("notation")).includes("strike") ? ["crossed out"] : []),
        ...children.flatMap(say),
      ];
    default:
      return children.flatMap(say);
  }
}

function phrase(node: TreeNode | undefined): readonly string[] {
  return node ? say(node) : [];
}

function words(node: TreeNode | undefined): string {
  return phrase(node).join(" ");
}

function token(node: TreeNode): readonly string[] {
  const text = characters(node);
  if (node.kind === "mo" || [...text].length === 1) {
    return [...text].filter((character) => character < "\u2061" || character > "\u2064").map(spoken);
  }
  return [text.replaceAll("\u00a0", " ")];
}

function isSimple(node: TreeNode): boolean {
  const children = childrenOf(node);
  return node.isToken ? true : children.length <= 1 && children.every(isSimple);
}

function fraction(numerator: TreeNode | undefined, denominator: TreeNode | undefined): readonly string[] {
  const simple = [numerator, denominator].every((part) => part && isSimple(part));
  const inside = [...phrase(numerator), "over", ...phrase(denominator)];
  return simple ? inside : ["the fraction", ...inside, "end fraction"];
}

function subscript(node: TreeNode | undefined): readonly string[] {
  if (!node || words(node) === "") return [];
  return isSimple(node) ? ["sub", ...say(node)] : ["sub", ...say(node), "end sub"];
}

function superscript(node: TreeNode | undefined, hasBase = true): readonly string[] {
  const text = words(node);
  if (!node || text === "") return [];
  if (text === "2") return ["squared"];
  if (text === "3") return ["cubed"];
  if (text === "composed with") return ["degrees"];
  if (/^(prime|double prime|prime prime|star|dagger|plus|minus)$/.test(text)) return [text];
  // Charges (2−) and mass numbers (²²⁷Th) are not powers.
  if (!hasBase || /(plus|minus)$/.test(text)) return [text];
  return isSimple(node) ? ["to the power", text] : ["to the power", text, "end power"];
}

function isBigOperator(node: TreeNode | undefined): boolean {
  const name = words(node);
  return /^(sum|product|(\w+ )?integral|union|intersection|lim|max|min|sup|inf|arg max|arg min)$/.test(name);
}

function limits(base: TreeNode | undefined, from: TreeNode | undefined, to: TreeNode | undefined): readonly string[] {
  const lower = words(from);
  const upper = words(to);
  return [
    ...phrase(base),
    ...(lower ? [upper ? "from" : /lim/.test(words(base)) ? "as" : "over", lower] : []),
    ...(upper ? ["to", upper] : []),
    "of",
  ];
}

function over(base: TreeNode | undefined, above: TreeNode | undefined): readonly string[] {
  const mark = above ? accentOf(above) : null;
  return mark ? [...phrase(base), mark] : [...phrase(base), "with", ...phrase(above), "above"];
}

function under(base: TreeNode | undefined, below: TreeNode | undefined): readonly string[] {
  const mark = below ? accentOf(below) : null;
  return mark ? [...phrase(base), mark] : [...phrase(base), "with", ...phrase(below), "below"];
}

function accentOf(node: TreeNode): string | null {
  if (node.kind === "mo") return spokenAccent(characters(node));
  const [only, ...rest] = childrenOf(node);
  return only && rest.length === 0 ? accentOf(only) : null;
}

function table(rows: readonly TreeNode[]): readonly string[] {
  const spokenRows = rows.map((row) =>
    childrenOf(row)
      .map(words)
      .filter((cell) => cell !== ""),
  );
  if (spokenRows.length === 1) return [(spokenRows[0] ?? []).join(" ")];
  return [`${spokenRows.length} rows:`, ...spokenRows.map((cells, index) => `row ${index + 1}: ${cells.join(", ")};`)];
}

function ordinal(text: string): string {
  if (text === "3") return "cube";
  if (/^\d+$/.test(text)) return `${text}th`;
  return `${text}-th`;
}
