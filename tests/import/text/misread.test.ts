// Texts that were once read in the wrong encoding → the texts that were meant.
import { describe, expect, it } from "vitest";
import { wellRead } from "../../../src/import/text/misread.ts";

describe("a text that was misread", () => {
  it.each([
    ["MÃ¼ller, GarcÃ­a and Ã‰mile", "Müller, García and Émile"],
    ["itâ€™s â€œquotedâ€\u009d â€“ really", "it’s “quoted” – really"],
    ["WrocÅ‚aw, Å¡koda, Î±-helix, 25 Â°C", "Wrocław, škoda, α-helix, 25 °C"],
    ["it\u0092s \u0093quoted\u0094 \u0096 and so on\u0085", "it’s “quoted” – and so on…"],
    ["Franche-Comt\u008e", "Franche-Comté"],
  ])("“%s” is %s", (written, meant) => {
    expect(wellRead(written)).toBe(meant);
  });

  it.each(["naïve café – “Übung”, Ångström, «Âge»", "AMANHÃ” e NÃO", "Łódź 20 °C ± 3 µm", "日本語 α β"])(
    "is not recognized in “%s”",
    (text) => {
      expect(wellRead(text)).toBe(text);
    },
  );
});
