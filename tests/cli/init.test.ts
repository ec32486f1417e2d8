import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { abstracts, temporaryFolder } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const at = (path: string) => join(folder.path, path);

describe("init", () => {
  it("gives each file a line that names its schema, which exists and accepts it", () => {
    expect(abstracts(folder.path, ["init"]).status).toBe(0);
    const files = readdirSync(folder.path, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".yaml"),
    );
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) {
      const text = readFileSync(at(file), "utf8");
      const path = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1] ?? "";
      const schema = JSON.parse(readFileSync(resolve(dirname(at(file)), path), "utf8"));
      const isValid = new Ajv2020({ strict: false }).compile(schema);
      for (const document of parseAllDocuments(text)) {
        expect(isValid(document.toJS()), `${file}: ${JSON.stringify(isValid.errors)}`).toBe(true);
      }
    }
  });

  it("tells git what to ignore, unless somebody has already", () => {
    abstracts(folder.path, ["init"]);
    expect(readFileSync(at(".gitignore"), "utf8")).toBe("out/\n.abstracts-cache/\n");
    writeFileSync(at("kept"), "");
    const other = temporaryFolder();
    writeFileSync(join(other.path, ".gitignore"), "mine\n");
    expect(abstracts(other.path, ["init"]).status).toBe(0);
    expect(readFileSync(join(other.path, ".gitignore"), "utf8")).toBe("mine\n");
    other.remove();
  });

  it("writes none of this with --ci", () => {
    expect(abstracts(folder.path, ["init", "--ci"]).status).toBe(0);
    expect(existsSync(at(".schemas"))).toBe(false);
    expect(existsSync(at(".gitignore"))).toBe(false);
  });

  it("says with --ci that there is no book yet", () => {
    const empty = temporaryFolder();
    expect(abstracts(empty.path, ["init", "--ci"]).stderr).toContain("There is no book here yet");
    expect(abstracts(empty.path, ["init", "new"]).status).toBe(0);
    expect(abstracts(empty.path, ["init", "new", "--ci"]).stderr).toBe("");
    empty.remove();
  });
});

describe("the schema of an abstract", () => {
  const schema = () =>
    new Ajv2020({ strict: false }).compile(JSON.parse(abstracts(folder.path, ["schema", "abstract"]).stdout));

  it("accepts one abstract, a list, and documents", () => {
    const isValid = schema();
    const one = { title: "A title", authors: ["Ann Roe", { name: "Bo Lee", presenting: true }], abstract: "Text." };
    for (const data of [one, [one, one], [], null]) expect(isValid(data), JSON.stringify(data)).toBe(true);
  });

  it("refuses what is wrong in one and in a list", () => {
    const isValid = schema();
    const wrong = { title: "A title", authr: [] };
    for (const data of [wrong, [{ title: "Good" }, wrong], "text", [["nested"]]]) {
      expect(isValid(data), JSON.stringify(data)).toBe(false);
    }
  });
});

describe("init --editor", () => {
  it("writes tasks whose problem matcher reads the output of check --watch, and schemas that exist", () => {
    abstracts(folder.path, ["init"]);
    const { status, stdout } = abstracts(folder.path, ["init", "--editor"]);
    expect(status).toBe(0);
    expect(stdout).toContain(".vscode/tasks.json");
    const { tasks } = JSON.parse(readFileSync(at(".vscode/tasks.json"), "utf8"));
    const [checks] = tasks;
    // The way in which the program was called precedes it.
    expect([checks.command, ...checks.args].slice(-3)).toEqual(["check", "--watch", "."]);
    const { pattern, background } = checks.problemMatcher;
    const line = "abstracts/roe-water.yaml:3:7: warning: “a [b]” is not known (did you mean “b”?) [unknown-key]";
    const found = new RegExp(pattern.regexp).exec(line);
    expect(found?.[pattern.file]).toBe("abstracts/roe-water.yaml");
    expect(found?.[pattern.message]).toBe("“a [b]” is not known (did you mean “b”?)");
    expect(found?.[pattern.code]).toBe("unknown-key");
    expect(new RegExp(background.endsPattern).test("Checked: nothing wrong (0.20 s)")).toBe(true);
    const settings = JSON.parse(readFileSync(at(".vscode/settings.json"), "utf8"));
    for (const path of Object.keys(settings["yaml.schemas"])) expect(existsSync(at(path)), path).toBe(true);
  });

  it("overwrites nothing, and excludes --ci", () => {
    abstracts(folder.path, ["init", "--editor"]);
    expect(abstracts(folder.path, ["init", "--editor"])).toMatchObject({ status: 1 });
    expect(abstracts(folder.path, ["init", "--editor", "--ci"]).status).toBe(2);
  });
});
