// What runs on GitHub: the action, the workflow that `init --ci` writes, the hook. Their shape is checked against
// GitHub's documentation, and bash runs their scripts as the runner does, with stand-ins for npm (installs this
// program) and gh (records its calls).
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { abstracts, repository, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";
import { faultsOfAction, faultsOfWorkflow } from "./github-shapes.ts";

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly uses?: string;
  readonly "working-directory"?: string;
}

let folder: ReturnType<typeof temporaryFolder>;
let base: string;
/** What has happened, to which branch. */
let event: { readonly name: "pull_request" | "push"; readonly ref: string };
const { version, bin } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
beforeEach(() => {
  event = { name: "pull_request", ref: "refs/pull/7/merge" };
  folder = temporaryFolder();
  const program = `#!/bin/sh\nexec "${process.execPath}" "${repository}/bin/abstracts.js" "$@"\n`;
  writeFiles(join(folder.path, "tools"), {
    // A global installation is this program, if it is the right package and no file of the checkout could change it.
    npm: `#!/bin/sh\nfor last; do :; done\n[ "$last" = "book-of-abstracts@${version}" ] && [ "$PWD" = "$RUNNER_TEMP" ] || exit 9\ncp "${folder.path}/tools/program" "${folder.path}/tools/abstracts"\n`,
    program,
    node: `#!/bin/sh\nexec "${process.execPath}" "$@"\n`,
    gh: '#!/bin/sh\n[ "$1" = api ] && { echo "$PAGES"; exit; }\nprintf "%s\\n" "$@" > "$NOTES/gh"\nwhile [ $# -gt 0 ]; do [ "$1" = --body-file ] && cp "$2" "$NOTES/comment"; shift; done\n[ -z "$GH_FAILS" ]\n',
  });
  for (const name of ["npm", "program", "node", "gh"]) chmodSync(join(folder.path, "tools", name), 0o755);
  for (const name of ["notes", "temp"]) mkdirSync(join(folder.path, name));
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

/** A run of a job: its inputs, the outputs of its steps, whether one has failed. */
interface Job {
  readonly inputs: Inputs;
  readonly outputs: Map<string, string>;
  failed: string | null;
}

/** The values of the expressions that our files use. */
function evaluate(expression: string, { inputs, outputs }: Job): string {
  const values: Readonly<Record<string, string>> = {
    "github.token": "secret",
    "github.event.pull_request.base.sha": base,
    "github.event.pull_request.number": "7",
    "github.event_name": event.name,
    "github.event.repository.default_branch": "main",
    "github.ref": event.ref,
    "runner.temp": join(folder.path, "temp"),
  };
  const name = expression.trim();
  const output = /^(?:steps|needs)\..*\.outputs\.|^steps\./.test(name) ? (outputs.get(name) ?? "") : undefined;
  const value = name.startsWith("inputs.") ? inputs[name.slice(7)] : (output ?? values[name]);
  if (value === undefined) throw new Error(`an expression that the test does not know: ${name}`);
  return value;
}

/** A condition without always() or failure() holds only while nothing has failed (docs.github.com, expressions). */
function isWanted({ if: condition = "" }: Step, job: Job): boolean {
  const parts = condition.split("&&").map((part) => part.trim());
  const status = parts.find((part) => /^(always|failure)\(\)$/.test(part));
  if (status === "failure()" ? job.failed === null : status === undefined && job.failed !== null) return false;
  return parts.every((part) => {
    if (part === "" || part === status) return true;
    const [, name = "", sign, wanted] = /^([\w.-]+) (==|!=) '([^']*)'$/.exec(part) ?? [];
    return (evaluate(name, job) === wanted) === (sign === "==");
  });
}

/** What actions give that are not run here. */
const known = {
  "steps.built.outputs.cache-hit": "true",
  "needs.book.outputs.preview": "https://github.example/artifacts/1",
};

/** Runs the scripts of the steps, as the runner does. */
function runSteps(steps: readonly Step[], inputs: Inputs, more: Readonly<Record<string, string>> = {}) {
  const job: Job = { inputs, outputs: new Map(Object.entries(known)), failed: null };
  let output = "";
  for (const step of steps) {
    if (step.run === undefined || !isWanted(step, job)) continue;
    const run = runScript(step, job, more);
    output += run.stdout + run.stderr;
    for (const [, name, value] of readFileSync(join(folder.path, "outputs"), "utf8").matchAll(/^(\w+)=(.*)$/gm))
      job.outputs.set(`steps.${step.id}.outputs.${name}`, value ?? "");
    if (run.status !== 0) job.failed ??= step.name ?? "";
  }
  return { failed: job.failed, output, outputs: job.outputs };
}

function runScript(step: Step, job: Job, more: Readonly<Record<string, string>>) {
  const filled = (text: string) =>
    text.replace(/\$\{\{([^}]*)\}\}/g, (_, expression: string) => evaluate(expression, job));
  const script = join(folder.path, "script.sh");
  writeFiles(folder.path, { "script.sh": step.run ?? "", outputs: "" });
  // docs.github.com, workflow syntax, `shell`: the option given by name, or none.
  const options = step.shell === "bash" ? ["--noprofile", "--norc", "-eo", "pipefail", script] : ["-e", script];
  return spawnSync("bash", options, {
    cwd: filled(step["working-directory"] ?? checkout()),
    encoding: "utf8",
    env: {
      ...process.env,
      PATH: `${join(folder.path, "tools")}:${process.env.PATH}`,
      NOTES: join(folder.path, "notes"),
      RUNNER_TEMP: join(folder.path, "temp"),
      GITHUB_ACTION_PATH: repository,
      GITHUB_REPOSITORY: "organizers/book",
      GITHUB_OUTPUT: join(folder.path, "outputs"),
      GITHUB_STEP_SUMMARY: join(folder.path, "notes", "summary"),
      ...more,
      ...Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value)])),
    },
  });
}

const action = parse(readFileSync(join(repository, "action.yml"), "utf8"));
const defaults: Inputs = Object.fromEntries(
  Object.entries<{ default: string }>(action.inputs).map(([name, input]) => [name, input.default]),
);
const asked: Inputs = { ...defaults, comment: "true" };
const workflowPath = "src/cli/ci/.github/workflows/book.yml";
const workflow = parse(readFileSync(join(repository, workflowPath), "utf8"));

/** Texts of all `uses`, with the comment after each. */
const uses = (path: string): readonly string[] =>
  [...readFileSync(join(repository, path), "utf8").matchAll(/\buses: (.*)/g)].map(([, text = ""]) => text);

describe("the shape", () => {
  it("of the action and the workflow is what GitHub documents", () => {
    expect(faultsOfAction(action)).toEqual([]);
    expect(faultsOfWorkflow(workflow)).toEqual([]);
    // And the checks do find faults.
    expect(faultsOfAction({ ...action, runs: { ...action.runs, step: "x" } })).not.toEqual([]);
    expect(faultsOfAction({ ...action, runs: { using: "composite", steps: [{ run: "true" }] } })).not.toEqual([]);
    expect(faultsOfWorkflow({ ...workflow, permissions: { content: "read" } })).not.toEqual([]);
    expect(faultsOfWorkflow({ ...workflow, jobs: { a: { steps: [] } } })).not.toEqual([]);
  });

  it.each(["action.yml", workflowPath])("of %s names other actions by commit, with the version beside it", (path) => {
    expect(uses(path).length).toBeGreaterThan(2);
    for (const text of uses(path)) expect(text).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });
});

describe("the action", () => {
  it("checks, builds, and tells a pull request what it changes", () => {
    twoRevisions(".", retitled);
    expect(runSteps(action.runs.steps, asked)).toMatchObject({ failed: null });
    expect(readFileSync(join(checkout(), defaults.output ?? ""), "latin1")).toMatch(/^%PDF-/);
    expect(noted("comment")).toContain("very small particles");
    expect(noted("summary")).toBe(noted("comment"));
    expect(noted("gh").split("\n")).toEqual(expect.arrayContaining(["pr", "comment", "7", "--edit-last"]));
  });

  it("uses ./data by default, and another folder by name, with spaces", () => {
    twoRevisions("data", retitled);
    expect(runSteps(action.runs.steps, { ...asked, output: "out/my book.pdf" })).toMatchObject({ failed: null });
    expect(existsSync(join(checkout(), "out/my book.pdf"))).toBe(true);
    expect(noted("comment")).toContain("very small particles");
    writeFiles(join(checkout(), "two words"), smallBook);
    expect(runSteps(action.runs.steps, { ...defaults, folder: "two words", comment: "false" })).toMatchObject({
      failed: null,
    });
  });

  it("stops at errors, annotated at their lines, and at warnings that count as errors", () => {
    twoRevisions(".", { "abstracts/other.yaml": "title: Light  waves\nabstract: Light is.\nauthors: [A. Einstein]\n" });
    const strict = runSteps(action.runs.steps, { ...defaults, strict: "true" });
    expect(strict.failed).toBe("Check");
    expect(strict.output).toMatch(/^::error file=abstracts\/other\.yaml,line=1,col=\d+,title=double-space::/m);
    expect(runSteps(action.runs.steps, defaults).failed).toBe(null);
    writeFiles(checkout(), { "abstracts/other.yaml": "colour: Light\n" });
    expect(runSteps(action.runs.steps, defaults)).toMatchObject({
      failed: "Check",
      output: expect.stringMatching(/^::error file=abstracts\/other\.yaml,line=1,col=1,title=unknown-key::/m),
    });
  });

  it("prints a draft while there are errors, and still shows what changed", () => {
    twoRevisions(".", {
      ...retitled,
      "abstracts/other.yaml": "title: Light\nabstract: Light [@none].\nauthors: [A. Einstein]\n",
    });
    expect(runSteps(action.runs.steps, { ...asked, output: "out/a.pdf" }).failed).toBe("Check");
    expect(existsSync(join(checkout(), "out/a.pdf"))).toBe(false);
    expect(existsSync(join(checkout(), "out/a-draft.pdf"))).toBe(true);
    expect(noted("comment")).toContain("very small particles");
  });

  it("comments only on request, and always lists the changes in the summary", () => {
    twoRevisions(".", retitled);
    expect(runSteps(action.runs.steps, defaults).failed).toBe(null);
    expect(existsSync(join(folder.path, "notes", "gh"))).toBe(false);
    expect(noted("summary")).toContain("very small particles");
  });

  it("does not fail if a comment may not be written, or if the base is missing", () => {
    twoRevisions(".", retitled);
    expect(runSteps(action.runs.steps, asked, { GH_FAILS: "yes" }).failed).toBe(null);
    base = "0000000000000000000000000000000000000000";
    const { failed, output } = runSteps(action.runs.steps, asked);
    expect(failed).toBe(null);
    expect(output).toContain("::notice::");
  });

  it("runs none of its inputs", () => {
    twoRevisions(".", retitled);
    for (const name of ["folder", "output", "strict"]) {
      const evil = '$(touch pwned)`touch pwned`"; touch pwned; "';
      runSteps(action.runs.steps, { ...defaults, [name]: evil });
      expect(existsSync(join(checkout(), "pwned")), name).toBe(false);
    }
  });
});

describe("the workflow that init writes", () => {
  /** Both jobs: the second finds the uploads of the first in its folder. */
  const runJobs = (more = {}) => {
    expect(abstracts(checkout(), ["init", "--ci"]).status).toBe(0);
    const written = parse(readFileSync(join(checkout(), ".github/workflows/book.yml"), "utf8"));
    expect(written).toEqual(workflow);
    const book = runSteps(written.jobs.book.steps, {}, { PAGES: "", ...more });
    return { book, comment: runSteps(written.jobs.comment.steps, {}, more) };
  };

  it("checks, builds and comments as the action does", () => {
    twoRevisions("data", retitled);
    expect(runJobs()).toMatchObject({ book: { failed: null }, comment: { failed: null } });
    expect(existsSync(join(checkout(), "book.pdf"))).toBe(true);
    expect(existsSync(join(checkout(), "book-draft.pdf"))).toBe(false);
    expect(noted("comment")).toContain("very small particles");
    expect(noted("comment")).toContain(noted("summary").trim());
    expect(noted("comment")).toContain("[Preview](https://github.example/artifacts/1): the site");
    for (const path of ["index.html", "book.pdf", "abstracts/motion.html"])
      expect(existsSync(join(folder.path, "temp/site", path)), path).toBe(true);
  });

  it("publishes the site of the default branch if Pages is on, and explains how if it is off", () => {
    twoRevisions(".", retitled);
    const pages = workflow.jobs.book.steps.filter(({ id }: Step) => id === "pages");
    const runBook = (PAGES: string) => runSteps(pages, {}, { PAGES });
    event = { name: "push", ref: "refs/heads/main" };
    expect(runBook("workflow").outputs.get("steps.pages.outputs.ready")).toBe("true");
    expect(runBook("legacy")).toMatchObject({
      failed: null,
      output: expect.stringContaining("Source: GitHub Actions"),
    });
    event = { name: "push", ref: "refs/heads/feature" };
    expect(runBook("workflow").outputs.get("steps.pages.outputs.ready")).toBe(undefined);
    event = { name: "pull_request", ref: "refs/pull/7/merge" };
    expect(runBook("workflow").outputs.get("steps.pages.outputs.ready")).toBe(undefined);
    // Only then is anything handed over, and to a job that runs nothing of the checkout.
    const { steps, outputs } = workflow.jobs.book;
    const handed = steps.find(({ uses: name = "" }: Step) => name.startsWith("actions/upload-pages-artifact@"));
    expect(handed.if).toBe("steps.pages.outputs.ready == 'true'");
    expect(outputs.pages).toContain(" steps.pages.outputs.ready ");
    expect(workflow.jobs.publish.if).toBe("needs.book.outputs.pages == 'true'");
  });

  it("prints a draft while there are errors", () => {
    twoRevisions(".", { "abstracts/other.yaml": "title: Light\nabstract: Light [@none].\nauthors: [A. Einstein]\n" });
    expect(runJobs().book).toMatchObject({ failed: "Check", output: expect.stringContaining("::error file=") });
    expect(existsSync(join(checkout(), "book.pdf"))).toBe(false);
    expect(existsSync(join(checkout(), "book-draft.pdf"))).toBe(true);
  });

  it("runs on every push and pull request, and never for a stranger with a token that can write", () => {
    expect(workflow.on).toEqual(["push", "pull_request"]);
    expect(workflow.permissions).toEqual({ contents: "read", pages: "read" });
    expect(workflow.jobs.book.permissions).toBe(undefined);
    // The job whose token can write has no file of the checkout.
    const { comment, publish } = workflow.jobs;
    expect(comment.permissions).toEqual({ "pull-requests": "write" });
    expect(publish.permissions).toEqual({ pages: "write", "id-token": "write" });
    for (const job of [comment, publish])
      expect(JSON.stringify(job)).not.toMatch(/checkout@|abstracts |npm|npx|\bnode\b/);
    expect(publish.steps.map(({ run }: Step) => run)).toEqual([undefined]);
    expect(workflow.jobs.book.steps[0].with).toMatchObject({ "persist-credentials": false });
  });
});

describe("the hook", () => {
  it("has what pre-commit requires, and runs as it would", () => {
    const hooks = parse(readFileSync(join(repository, ".pre-commit-hooks.yaml"), "utf8"));
    expect(hooks).toHaveLength(1);
    const [hook] = hooks;
    // pre-commit.com: id, name, entry and language are required.
    for (const key of ["id", "name", "entry"]) expect(hook[key], key).toEqual(expect.any(String));
    expect(hook.language).toBe("node");
    const [program, ...words] = hook.entry.split(" ");
    expect(Object.keys(bin)).toContain(program);
    for (const path of ["book.yaml", "data/abstracts/a.yml", "pages/a.md", "refs.bib", "figures/a.svg"])
      expect(path).toMatch(new RegExp(hook.files));
    expect("src/main.ts").not.toMatch(new RegExp(hook.files));
    writeFiles(checkout(), smallBook);
    expect(abstracts(checkout(), words).status).toBe(0);
    writeFiles(checkout(), { "abstracts/motion.yaml": "colour: Motion\n" });
    expect(abstracts(checkout(), words).status).toBe(1);
  });
});
