// What the readers of MathJax's MathML tree need of it.

/** A node of the tree; MathJax's MmlNode fits. */
export interface TreeNode {
  readonly kind: string;
  readonly childNodes: readonly (TreeNode | null)[];
  readonly texClass: number;
  readonly attributes: { get(name: string): unknown };
  readonly isInferred: boolean;
  readonly isToken: boolean;
}

/** TeX's classes of atoms (The TeXbook p. 158), in MathJax's numbering. */
export const op = 1;
export const bin = 2;
export const rel = 3;

export function childrenOf(node: TreeNode): readonly TreeNode[] {
  return node.childNodes.filter((child): child is TreeNode => child !== null);
}

/** The characters of a token, letters in the alphabet that their `mathvariant` names (ℝ for a double-struck R). */
export function characters(node: TreeNode): string {
  const raw = (node as unknown as { getText(): string }).getText();
  const variant = node.attributes.get("mathvariant");
  return typeof variant === "string" ? [...raw].map((character) => inAlphabet(character, variant)).join("") : raw;
}

/** Where the capital A of each mathematical alphabet stands (Unicode's Mathematical Alphanumeric Symbols). */
const alphabets: Readonly<Record<string, number>> = {
  "double-struck": 0x1d538,
  script: 0x1d49c,
  "-tex-calligraphic": 0x1d49c,
  "bold-script": 0x1d4d0,
  "-tex-bold-calligraphic": 0x1d4d0,
  fraktur: 0x1d504,
  "bold-fraktur": 0x1d56c,
};

/** Letters of those alphabets that Unicode had before. */
const olderNames: Readonly<Record<string, string>> = {
  "double-struck": "CℂHℍNℕPℙQℚRℝZℤ",
  script: "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ",
  "-tex-calligraphic": "BℬEℰFℱHℋIℐLℒMℳRℛ",
  fraktur: "CℭHℌIℑRℜZℨ",
};

/** A letter as Unicode has it in an alphabet. */
export function inAlphabet(character: string, variant: string): string {
  const start = alphabets[variant];
  if (start === undefined || !/^[A-Za-z]$/.test(character)) return character;
  const older = olderNames[variant] ?? "";
  const at = [...older].indexOf(character);
  if (at >= 0 && at % 2 === 0) return [...older][at + 1] ?? character;
  const code = character.charCodeAt(0);
  return String.fromCodePoint(start + (code >= 97 ? code - 97 + 26 : code - 65));
}
