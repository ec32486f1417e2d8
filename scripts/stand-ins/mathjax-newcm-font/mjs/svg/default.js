// What MathJax's SVG output takes for its default font.
import { MathJaxStix2Font } from "@mathjax/mathjax-stix2-font/js/svg.js";

export const Font = { fontName: "mathjax-stix2", DefaultFont: MathJaxStix2Font };
