// Runs the real program on a copy of a book in a temporary folder, as a person would.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `abstracts` with `arguments_` in `folder`; the environment carries nothing that changes the output. */
export function abstracts(
  folder: string,
  arguments_: readonly string[],
  environment: Record<string, string> = {},
): Run {
  const { SOURCE_DATE_EPOCH: _, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(repository, "bin", "abstracts.js"), ...arguments_],
    {
      cwd: folder,
      encoding: "utf8",
      env: { ...inherited, NO_COLOR: "1", ...environment },
    },
  );
  return { status, stdout, stderr };
}

/** An empty temporary folder; call `remove` when done. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "abstracts-test-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Writes files, given by their paths in `folder`. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

export function copyBook(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
}

/** The smallest book that prints without a warning. */
export const smallBook: Readonly<Record<string, string>> = {
  "book.yaml": "title: A Small Congress\ndates: { start: 1905-05-11, end: 1905-05-11 }\nlanguage: en\n",
  "programme.yaml":
    'days:\n  - date: 1905-05-11\n    sessions:\n      - title: Morning\n        start: "09:00"\n        end: "09:20"\n        items:\n          - { abstract: motion, duration: 20 }\n',
  "abstracts/motion.yaml":
    "title: On the motion of small particles\nauthors:\n  - { name: Albert Einstein, affiliation: Patent Office, presenting: true }\nabstract: |\n  Particles suspended in a liquid move, and the movement can be seen.\n",
};
