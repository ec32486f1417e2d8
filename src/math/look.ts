// Formulas in bold text. In: MathJax's tree of a formula. Out: the same tree with the letters, digits and signs of a
// bold look: those of bold serif text, or of bold sans serif text for letters and digits.
import type { MmlNode } from "@mathjax/src/js/core/MmlTree/MmlNode.js";
import type { FormulaLook } from "../template/formula-look.ts";

/** By the variant of the usual look; alphabets without bold letters stay. */
const variants: Readonly<Record<FormulaLook, Readonly<Record<string, string>>>> = {
  bold: {
    normal: "bold",
    italic: "bold-italic",
    "-tex-mathit": "bold-italic",
    script: "bold-script",
    "-tex-calligraphic": "-tex-bold-calligraphic",
    fraktur: "bold-fraktur",
    "sans-serif": "bold-sans-serif",
    "sans-serif-italic": "sans-serif-bold-italic",
  },
  "bold-sans": {
    normal: "bold-sans-serif",
    bold: "bold-sans-serif",
    italic: "sans-serif-bold-italic",
    "bold-italic": "sans-serif-bold-italic",
    "-tex-mathit": "sans-serif-bold-italic",
    script: "bold-script",
    "-tex-calligraphic": "-tex-bold-calligraphic",
    fraktur: "bold-fraktur",
    "sans-serif": "bold-sans-serif",
    "sans-serif-italic": "sans-serif-bold-italic",
  },
};

export function embolden(root: MmlNode, look: FormulaLook): void {
  root.walkTree((node: MmlNode) => {
    if (!node.isToken) return;
    // Signs have no serifs.
    const of = variants[node.isKind("mo") ? "bold" : look];
    const bold = of[String(node.attributes.get("mathvariant") ?? "normal")];
    if (bold !== undefined) node.attributes.set("mathvariant", bold);
  });
}
