// What the bundler must know about MathJax.
import { fileURLToPath } from "node:url";

const contents = `
import { MathJaxStix2Font } from "@mathjax/mathjax-stix2-font/js/svg.js";
export const Font = { fontName: "mathjax-stix2", DefaultFont: MathJaxStix2Font };
`;

/**
 * An esbuild plugin for the main bundle. MathJax's SVG output imports New Computer Modern as its default font, 1.5 MB
 * that we never set a formula in; this answers that import with the font that we do use.
 *
 * @type {import("esbuild").Plugin}
 */
export const mathFontPlugin = {
  name: "math-font",
  setup(build) {
    build.onResolve({ filter: /^#default-font\/svg\/default\.js$/ }, () => ({ path: "font", namespace: "math-font" }));
    build.onLoad({ filter: /.*/, namespace: "math-font" }, () => ({
      contents,
      resolveDir: fileURLToPath(new URL("..", import.meta.url)),
    }));
  },
};
