import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { inputs } from "../../scripts/limits/inputs.mjs";
import { limits } from "../../src/source/limits.ts";
import { repository } from "../support/run.ts";

it("SECURITY.md states every limit with its present value", () => {
  const table = readFileSync(join(repository, "SECURITY.md"), "utf8").matchAll(
    /^\| ([\d,]+) \| [^|]+ \| `(\w+)` \|.*$/gm,
  );
  const written = Object.fromEntries(
    [...table].map(([, value = "", name = ""]) => [name, Number(value.replaceAll(",", ""))]),
  );
  expect(written).toEqual({ ...limits });
});

it("`npm run limits` measures every limit", () => {
  expect(Object.keys(inputs).sort()).toEqual(Object.keys(limits).sort());
});
