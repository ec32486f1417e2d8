// What runs on GitHub: the action, the workflow that `init --ci` writes, the hook. Their shape is held against GitHub's own parser, and
// their scripts are run by bash as the runner runs them, with stand-ins for npx (this program) and gh (which notes what it is asked).
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { abstracts, repository, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

type Workflows = typeof import("@actions/workflow-parser");
type Actions = typeof import("@actions/workflow-parser/actions/action-parser");

/** The parser imports JSON in a way that Node 20 refuses, so it is bundled first. */
async function parser(): Promise<Workflows & Actions> {
  const outfile = join(folder.path, "parser.mjs");
  const contents =
    'export * from "@actions/workflow-parser"; export * from "@actions/workflow-parser/actions/action-parser";';
  const stdin = { contents, resolveDir: repository };
  buildSync({ stdin, bundle: true, platform: "node", format: "esm", outfile, logLevel: "error" });
  return import(pathToFileURL(outfile).href);
}

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly uses?: string;
}

let folder: ReturnType<typeof temporaryFolder>;
let base: string;
beforeEach(() => {
  folder = temporaryFolder();
  writeFiles(join(folder.path, "tools"), {
    npx: `#!/bin/sh\n[ "$1" = --yes ] && shift\ncase "$1" in abstracts|abstracts@*) shift;; *) exit 9;; esac\nexec "${process.execPath}" "${repository}/bin/abstracts.js" "$@"\n`,
    gh: '#!/bin/sh\nprintf "%s\\n" "$@" > "$NOTES/gh"\nwhile [ $# -gt 0 ]; do [ "$1" = --body-file ] && cp "$2" "$NOTES/comment"; shift; done\n[ -z "$GH_FAILS" ]\n',
  });
  for (const name of ["npx", "gh"]) chmodSync(join(folder.path, "tools", name), 0o755);
  mkdirSync(join(folder.path, "notes"));
});
afterEach(() => folder.remove());

const checkout = () => join(folder.path, "checkout");
const noted = (name: string) => readFileSync(join(folder.path, "notes", name), "utf8");

/** A repository whose book has changed since its first revision. */
function twoRevisions(below: string, now: Readonly<Record<string, string>>): void {
  const git = (...words: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...words], {
      cwd: checkout(),
      encoding: "utf8",
    });
  mkdirSync(checkout());
  writeFiles(join(checkout(), below), smallBook);
  git("init", "-q");
  git("add", "-A");
  git("commit", "-q", "-m", "The first revision");
  base = git("rev-parse", "HEAD").trim();
  writeFiles(join(checkout(), below), now);
  git("add", "-A");
  git("commit", "-q", "-m", "The second");
}

const retitled = {
  "abstracts/motion.yaml": (smallBook["abstracts/motion.yaml"] ?? "").replace(
    "small particles",
    "very small particles",
  ),
};

type Inputs = Readonly<Record<string, string>>;

/** What an expression stands for, of those that our files use. */
function evaluate(expression: string, inputs: Inputs): string {
  const values: Readonly<Record<string, string>> = {
    "github.token": "secret",
    "github.event.pull_request.base.sha": base,
    "github.event.pull_request.number": "7",
    "github.event_name": "pull_request",
  };
  const name = expression.trim();
  const value = name.startsWith("inputs.") ? inputs[name.slice(7)] : values[name];
  if (value === undefined) throw new Error(`an expression that the test does not know: ${name}`);
  return value;
}

function isWanted({ if: condition }: Step, inputs: Inputs): boolean {
  return (condition ?? "").split("&&").every((part) => {
    if (part.trim() === "") return true;
    const [, name = "", markName, wanted] = /^\s*([\w.]+) (==|!=) '([^']*)'\s*$/.exec(part) ?? [];
    return (evaluate(name, inputs) === wanted) === (markName === "==");
  });
}

/** Runs the scripts of the steps until one fails, as the runner does. */
function runSteps(steps: readonly Step[], inputs: Inputs, more: Readonly<Record<string, string>> = {}) {
  let output = "";
  for (const step of steps) {
    if (step.run === undefined || !isWanted(step, inputs)) continue;
    const env = Object.entries(step.env ?? {}).map(([name, value]) => [
      name,
      value.replace(/\$\{\{([^}]*)\}\}/g, (_, expression: string) => evaluate(expression, inputs)),
    ]);
    const script = join(folder.path, "script.sh");
    writeFileSync(script, step.run);
    // docs.github.com, workflow syntax, `shell`: the option given by name, or none.
    const options = step.shell === "bash" ? ["--noprofile", "--norc", "-eo", "pipefail", script] : ["-e", script];
    const run = spawnSync("bash", options, {
      cwd: checkout(),
      encoding: "utf8",
      env: {
        ...process.env,
        PATH: `${join(folder.path, "tools")}:${process.env.PATH}`,
        NOTES: join(folder.path, "notes"),
        GITHUB_STEP_SUMMARY: join(folder.path, "notes", "summary"),
        ...more,
        ...Object.fromEntries(env),
      },
    });
    output += run.stdout + run.stderr;
    if (run.status !== 0) return { failed: step.name, output };
  }
  return { failed: null, output };
}

const action = parse(readFileSync(join(repository, "action.yml"), "utf8"));
const defaults: Inputs = Object.fromEntries(
  Object.entries<{ default: string }>(action.inputs).map(([name, input]) => [name, input.default]),
);
const workflowPath = "src/cli/ci/.github/workflows/book.yml";
const workflow = parse(readFileSync(join(repository, workflowPath), "utf8"));

describe("GitHub's own parser", () => {
  const content = (path: string) => ({ name: path, content: readFileSync(join(repository, path), "utf8") });
  const errors = (result: ReturnType<Workflows["parseWorkflow"]>) =>
    result.context.errors.getErrors().map(({ message }) => message);

  it("takes the action and the workflow", async () => {
    const { NoOperationTraceWriter, parseAction, parseWorkflow } = await parser();
    const trace = new NoOperationTraceWriter();
    expect(errors(parseAction(content("action.yml"), trace))).toEqual([]);
    expect(errors(parseWorkflow(content(workflowPath), trace))).toEqual([]);
    // And it does look.
    const wrong = content("action.yml").content.replace("using: composite", "using: composite\n  step: x");
    expect(errors(parseAction({ name: "action.yml", content: wrong }, trace))).not.toEqual([]);
  });

  it("finds for each step of the action the shell that composite actions must name", () => {
    for (const step of action.runs.steps) expect(Boolean(step.uses) || step.shell === "bash", step.name).toBe(true);
  });
});

describe("the action", () => {
  it("checks, builds, and tells a pull request what it changes", () => {
    twoRevisions(".", retitled);
    expect(runSteps(action.runs.steps, defaults)).toMatchObject({ failed: null });
    expect(readFileSync(join(checkout(), defaults.output ?? ""), "latin1")).toMatch(/^%PDF-/);
    expect(noted("comment")).toContain("very small particles");
    expect(noted("summary")).toBe(noted("comment"));
    expect(noted("gh").split("\n")).toEqual(expect.arrayContaining(["pr", "comment", "7", "--edit-last"]));
  });

  it("takes ./data by itself, and another folder by name, with spaces", () => {
    twoRevisions("data", retitled);
    expect(runSteps(action.runs.steps, { ...defaults, output: "out/my book.pdf" })).toMatchObject({ failed: null });
    expect(existsSync(join(checkout(), "out/my book.pdf"))).toBe(true);
    expect(noted("comment")).toContain("very small particles");
    writeFiles(join(checkout(), "two words"), smallBook);
    expect(runSteps(action.runs.steps, { ...defaults, folder: "two words", comment: "false" })).toMatchObject({
      failed: null,
    });
  });

  it("stops at errors, said beside their lines, and at warnings where they are to be errors", () => {
    twoRevisions(".", { "abstracts/other.yaml": "title: Light  waves\nabstract: Light is.\nauthors: [A. Einstein]\n" });
    const strict = runSteps(action.runs.steps, { ...defaults, strict: "true" });
    expect(strict.failed).toBe("Check");
    expect(strict.output).toMatch(/^::error file=abstracts\/other\.yaml,line=1,col=\d+,title=double-space::/m);
    expect(runSteps(action.runs.steps, defaults).failed).toBe(null);
    writeFiles(checkout(), { "abstracts/other.yaml": "titel: Light\n" });
    expect(runSteps(action.runs.steps, defaults)).toMatchObject({
      failed: "Check",
      output: expect.stringMatching(/^::error file=abstracts\/other\.yaml,line=1,col=1,title=unknown-key::/m),
    });
    expect(existsSync(join(folder.path, "notes", "gh"))).toBe(true);
  });

  it("does not fail where a comment may not be written, nor where the base is not there", () => {
    twoRevisions(".", retitled);
    expect(runSteps(action.runs.steps, defaults, { GH_FAILS: "yes" }).failed).toBe(null);
    base = "0000000000000000000000000000000000000000";
    const { failed, output } = runSteps(action.runs.steps, defaults);
    expect(failed).toBe(null);
    expect(output).toContain("::notice::");
  });

  it("runs none of its inputs", () => {
    twoRevisions(".", retitled);
    for (const name of ["folder", "output", "version", "strict"]) {
      const evil = '$(touch pwned)`touch pwned`"; touch pwned; "';
      runSteps(action.runs.steps, { ...defaults, [name]: evil });
      expect(existsSync(join(checkout(), "pwned")), name).toBe(false);
    }
  });
});

describe("the workflow that init writes", () => {
  it("checks, builds and comments as the action does", () => {
    twoRevisions("data", retitled);
    expect(abstracts(checkout(), ["init", "--ci"]).status).toBe(0);
    const written = parse(readFileSync(join(checkout(), ".github/workflows/book.yml"), "utf8"));
    expect(written).toEqual(workflow);
    expect(runSteps(written.jobs.book.steps, {})).toMatchObject({ failed: null });
    expect(existsSync(join(checkout(), "book.pdf"))).toBe(true);
    expect(noted("comment")).toContain("very small particles");
    expect(noted("summary")).toBe(noted("comment"));
  });
});

describe("the hook", () => {
  it("has what pre-commit asks for, and is run as it would be", () => {
    const hooks = parse(readFileSync(join(repository, ".pre-commit-hooks.yaml"), "utf8"));
    expect(hooks).toHaveLength(1);
    const [hook] = hooks;
    // pre-commit.com: id, name, entry and language are required.
    for (const key of ["id", "name", "entry", "language"]) expect(hook[key], key).toEqual(expect.any(String));
    expect(hook.language).toBe("node");
    const { bin } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
    const [program, ...words] = hook.entry.split(" ");
    expect(Object.keys(bin)).toContain(program);
    for (const path of ["book.yaml", "data/abstracts/a.yml", "pages/a.md", "refs.bib", "figures/a.svg"])
      expect(path).toMatch(new RegExp(hook.files));
    expect("src/main.ts").not.toMatch(new RegExp(hook.files));
    writeFiles(checkout(), smallBook);
    expect(abstracts(checkout(), words).status).toBe(0);
    writeFiles(checkout(), { "abstracts/motion.yaml": "titel: Motion\n" });
    expect(abstracts(checkout(), words).status).toBe(1);
  });
});
