// Prescripts as mhchem makes them, such as the numbers of a nuclide, → their parts. It sets them by hand: invisible ones
// that take their width, a small space back, and the visible ones, moved to the left of it; each on an invisible letter.
// In: the children of a row. Out: the scripts, and the base that follows them.
import { childrenOf, type TreeNode } from "./tree.ts";

export interface Prescripts {
  readonly sub: readonly TreeNode[];
  readonly sup: readonly TreeNode[];
  readonly base: TreeNode;
  /** The number of children that they take, with the base. */
  readonly length: number;
}

/** The prescripts that begin at a child of a row; null if none do. */
export function prescriptsAt(row: readonly TreeNode[], at: number): Prescripts | null {
  const [invisible, back, visible, base] = row.slice(at, at + 4);
  if (!base || back?.kind !== "mspace" || !isOnNothing(invisible) || !isOnNothing(visible)) return null;
  const [, sub, sup] = childrenOf(visible);
  return sub && sup ? { sub: shown(sub), sup: shown(sup), base, length: 4 } : null;
}

/** Scripts on something invisible. */
function isOnNothing(node: TreeNode | undefined): node is TreeNode {
  if (node?.kind !== "msubsup") return false;
  const [base] = childrenOf(node);
  return base !== undefined && shown(base).length === 0;
}

/** What remains of a node without invisible parts and boxes. */
function shown(node: TreeNode): readonly TreeNode[] {
  if (node.kind === "mphantom") return [];
  const isBox = node.isInferred || node.kind === "mrow" || node.kind === "TeXAtom" || node.kind === "mpadded";
  return isBox ? childrenOf(node).flatMap(shown) : [node];
}
