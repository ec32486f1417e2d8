// The base of the three-way merge: the state of the source at the last import, kept beside the book in
// `import-base.json`. Fields are kept as digests, so that the file is small; sessions are kept whole, so that moves can
// be recognized. Each abstract and session has a line, in a fixed order, so that git shows what an import changed.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readRegular } from "../../runtime/read-regular.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import { quotedYaml } from "../../source/quoted-yaml.ts";
import { source, span } from "../../source/source.ts";
import { inputLimits } from "../containers/input-file.ts";
import { isObject } from "../containers/json.ts";
import { digest } from "../digest.ts";
import type { SessionDraft, Value } from "../write/draft.ts";

export const baseFile = "import-base.json";

export interface BaseAbstract {
  readonly system: string;
  readonly source: string;
  /** Field → digest of its value. */
  readonly fields: Readonly<Record<string, string>>;
  /** One digest for each author. */
  readonly authors: readonly string[];
  /** Marked by an import, because the source no longer had it. */
  readonly withdrawn: boolean;
}

export interface BaseSession extends SessionDraft {
  readonly system: string;
}

export interface Base {
  readonly systems: readonly string[];
  readonly book: Readonly<Record<string, string>>;
  readonly rooms: readonly string[];
  readonly abstracts: ReadonlyMap<string, BaseAbstract>;
  /** Digest of an affiliation's text → its id. */
  readonly affiliations: ReadonlyMap<string, string>;
  readonly files: Readonly<Record<string, string>>;
  readonly sessions: readonly BaseSession[];
}

export const emptyBase: Base = {
  systems: [],
  book: {},
  rooms: [],
  abstracts: new Map(),
  affiliations: new Map(),
  files: {},
  sessions: [],
};

export function digests(fields: Readonly<Record<string, Value | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, digest(value)]));
}

export function readBase(folder: string, diagnostics: Reporter): Base | null | "unreadable" {
  const path = join(folder, baseFile);
  if (!existsSync(path)) return null;
  // Sessions are kept whole, so it may be larger than any file that people write.
  const text = readRegular(path, inputLimits.bytes)?.toString("utf8") ?? "";
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value) && isObject(value.abstracts) && Array.isArray(value.sessions)) return baseOf(value);
  } catch {
    // Reported below.
  }
  diagnostics.error(
    "import-base",
    `“${path}” cannot be read, so edits since the last import cannot be recognized`,
    span(source(path, text), 0),
    {
      hint: /^[<=>]{7}/m.test(text)
        ? "it contains a git merge conflict: take one side entirely"
        : "restore it from git; otherwise delete it, and every difference becomes a conflict",
    },
  );
  return "unreadable";
}

function baseOf(value: Record<string, unknown>): Base {
  const strings = (of: unknown) =>
    isObject(of) ? Object.fromEntries(Object.entries(of).map(([key, each]) => [key, String(each)])) : {};
  const list = (of: unknown) => (Array.isArray(of) ? of.map(String) : []);
  const abstracts = Object.entries(value.abstracts as Record<string, unknown>).flatMap(
    ([id, of]): readonly (readonly [string, BaseAbstract])[] => {
      if (!isObject(of)) return [];
      return [
        [
          id,
          {
            system: String(of.system),
            source: String(of.source),
            fields: strings(of.fields),
            authors: list(of.authors),
            withdrawn: of.withdrawn === true,
          },
        ],
      ];
    },
  );
  return {
    systems: list(value.systems),
    book: strings(value.book),
    rooms: list(value.rooms),
    abstracts: new Map(abstracts),
    affiliations: new Map(Object.entries(strings(value.affiliations))),
    files: strings(value.files),
    sessions: (value.sessions as readonly unknown[]).filter(isObject) as unknown as readonly BaseSession[],
  };
}

export function writeBase(base: Base): string {
  // JSON also reads what the quoted form escapes.
  const line = (value: unknown) => quotedYaml(value);
  const map = (entries: readonly (readonly [string, unknown])[]) =>
    `{${entries.map(([key, value]) => `\n  ${line(key)}: ${line(value)}`).join(",")}\n}`;
  const sorted = <T>(entries: Iterable<readonly [string, T]>) => [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const abstracts = sorted(base.abstracts).map(
    ([id, of]) => [id, { ...of, ...(of.withdrawn ? {} : { withdrawn: undefined }) }] as const,
  );
  return `{
"about": "What the sources said at the last import. Keep this file beside the book and in git: abstracts import compares with it.",
"systems": ${line(base.systems)},
"book": ${line(base.book)},
"rooms": ${line(base.rooms)},
"files": ${map(sorted(Object.entries(base.files)))},
"affiliations": ${map(sorted(base.affiliations))},
"abstracts": ${map(abstracts)},
"sessions": [${base.sessions.map((session) => `\n  ${line(session)}`).join(",")}
]
}
`;
}
