import { expect, it } from "vitest";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { source, span } from "../../src/source/source.ts";

it("a former code still gives its severity, and still suppresses", () => {
  const diagnostics = new Diagnostics();
  const file = source("own.yaml", "# abstracts: ignore template-value\npage: { width: 1 }\nparts: { sunk: 3 }\n");
  diagnostics.error("wrong-value", "“1” is too small", span(file, file.text.indexOf("1 }")));
  diagnostics.error("unknown-key", "“sunk” is not a field of “parts”", span(file, file.text.indexOf("sunk")));
  expect(diagnostics.sorted().map(({ code }) => code)).toEqual(["unknown-key"]);
  diagnostics.setSeverities(new Map([["template-key", "warning"]]));
  expect(diagnostics.sorted().map(({ code, severity }) => [code, severity])).toEqual([["unknown-key", "warning"]]);
});
