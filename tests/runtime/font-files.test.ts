import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { fontFile } from "../../src/runtime/font-files.ts";
import { packageRoot } from "../../src/runtime/package-files.ts";
import { fontCatalogue } from "../../src/template/font-catalogue.ts";

const folder = join(packageRoot(), "dist", "fonts");

describe("the faces that travel with the program", () => {
  it("are exactly those of the catalogue, in one folder with their licences", () => {
    const faces = [...fontCatalogue().values()].flatMap((family) => family.faces.map(({ path }) => path));
    expect(new Set(faces.map(dirname))).toEqual(new Set([folder]));
    expect([...faces.map((path) => basename(path)), "LICENCES.txt"].sort()).toEqual(readdirSync(folder).sort());
  });

  it("are searched for in their package if they are not beside the bundle", () => {
    const library = "@expo-google-fonts/stix-two-text";
    expect(fontFile(library, "STIXTwoText", "400Regular")).toBe(join(folder, "STIXTwoText_400Regular.ttf"));
    // A weight that is not shipped.
    const installed = join(packageRoot(), "node_modules", library, "500Medium", "STIXTwoText_500Medium.ttf");
    expect(fontFile(library, "STIXTwoText", "500Medium")).toBe(installed);
    expect(fontFile(library, "STIXTwoText", "850Heavy")).toBe(null);
    expect(fontFile("@expo-google-fonts/no-such-family", "None", "400Regular")).toBe(null);
  });
});
