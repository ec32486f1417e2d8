// `init --editor`: the files with which VS Code (and editors that read the same) runs the program, lists its
// diagnostics, and completes the files of a book. In: how the program is called. Out: files by their paths in the
// book's folder.

const file = (data: object) => `${JSON.stringify(data, null, 2)}\n`;

/** Replaced by the editor. */
const variable = (name: string) => `\${${name}}`;

/** As `check --watch` prints it. */
const problemMatcher = {
  owner: "abstracts",
  fileLocation: ["relative", variable("workspaceFolder")],
  pattern: {
    regexp: "^(.+?):(\\d+):(\\d+): (error|warning): (.*) \\[([a-z0-9-]+)\\]$",
    file: 1,
    line: 2,
    column: 3,
    severity: 4,
    message: 5,
    code: 6,
  },
  background: { activeOnStart: true, beginsPattern: "^Checking ", endsPattern: "^Checked: " },
};

export function editorFiles(program: string): readonly (readonly [path: string, text: string])[] {
  const [command = "abstracts", ...before] = program.split(" ");
  const task = (label: string, words: readonly string[], more: object) => ({
    label: `abstracts: ${label}`,
    type: "process",
    command,
    args: [...before, ...words],
    problemMatcher: [],
    ...more,
  });
  const tasks = [
    task("check on every save", ["check", "--watch", "."], { isBackground: true, problemMatcher }),
    task("show the pages", ["watch", "."], { isBackground: true }),
    task("go to the page of this line", ["watch", "--goto", `${variable("file")}:${variable("lineNumber")}`], {
      presentation: { reveal: "silent", panel: "shared", close: true },
    }),
    task("build", ["build", "."], { group: { kind: "build", isDefault: true } }),
  ];
  const schemas = {
    ".schemas/book.json": "/book.yaml",
    ".schemas/abstract.json": "/abstracts/**/*.yaml",
    ".schemas/programme.json": "/programme.yaml",
    ".schemas/affiliations.json": "/affiliations.yaml",
    ".schemas/people.json": "/people.yaml",
    ".schemas/template.json": ["/template.yaml", "/templates/*.yaml"],
  };
  return [
    [".vscode/tasks.json", file({ version: "2.0.0", tasks })],
    [".vscode/settings.json", file({ "yaml.schemas": schemas })],
    [".vscode/extensions.json", file({ recommendations: ["redhat.vscode-yaml"] })],
  ];
}
