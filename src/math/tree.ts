// The part of MathJax's MathML tree that is used here.
import { letterIn } from "./alphabets.ts";

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
export const punct = 6;

export function childrenOf(node: TreeNode): readonly TreeNode[] {
  return node.childNodes.filter((child): child is TreeNode => child !== null);
}

/** The characters of a token, letters in the alphabet that their `mathvariant` names (ℝ for a double-struck R). */
export function characters(node: TreeNode): string {
  const raw = (node as unknown as { getText(): string }).getText();
  const variant = node.attributes.get("mathvariant");
  return typeof variant === "string" ? [...raw].map((character) => inAlphabet(character, variant)).join("") : raw;
}

/** Alphabets whose letters are characters of their own; bold and italic ones are not. */
const lettered = /^(?:double-struck|(?:bold-)?(?:script|fraktur)|-tex-(?:bold-)?calligraphic)$/;

/** A letter as Unicode has it in an alphabet. */
export function inAlphabet(character: string, variant: string): string {
  return lettered.test(variant) && /^[A-Za-z]$/.test(character) ? letterIn(variant, character) : character;
}
