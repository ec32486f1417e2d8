import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../../src/runtime/package-files.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { source } from "../../src/source/source.ts";
import { fold, unfold } from "../../src/template/parsed-templates.ts";
import { readTemplate } from "../../src/template/read-template.ts";

it.each(["classic", "modern", "large-print", "journal", "festival"])(
  "“%s” comes back unchanged from its parsed form",
  (name) => {
    const file = source(`templates/${name}.yaml`, readFileSync(join(packageRoot(), `templates/${name}.yaml`), "utf8"));
    const tree = readTemplate(file, new Diagnostics());
    if (!tree) throw new Error("no tree");
    expect(unfold(JSON.parse(JSON.stringify(fold(tree))), file)).toEqual(tree);
  },
);
