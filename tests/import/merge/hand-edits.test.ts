// Whatever organizers edit, and whatever the source changes at the same time: after the next import every hand edit is
// still there, unless both sides made the same change; the book passes `check`; and a further import changes nothing.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { temporaryFolder } from "../../support/run.ts";
import { tries } from "../../support/runs.ts";
import { errorsOf, importInto } from "../support.ts";

interface Talk {
  readonly id: number;
  readonly title: string;
  readonly authors: string;
  readonly abstract: string;
  readonly keywords: string;
  readonly day: number;
  readonly slot: number;
  readonly room: string;
}

const names = ["Ada Invented", "Bo Fictive; Cy Made", "Di Unreal", "Ed Imagined; Flo Dreamt; Gus Novel"];

function talk(id: number): Talk {
  return {
    id,
    title: `Talk number ${id} of nobody`,
    authors: names[id % names.length] ?? "",
    abstract: `The text of ${id}.`,
    keywords: "one; two",
    day: 14 + (id % 2),
    slot: id,
    room: id % 3 === 0 ? "Hall" : "Cellar",
  };
}

function csv(talks: readonly Talk[]): string {
  const rows = talks.map(({ id, title, authors, abstract, keywords, day, slot, room }) => {
    const start = `${String(9 + Math.floor(slot / 2)).padStart(2, "0")}:${slot % 2 === 0 ? "00" : "30"}`;
    return [id, title, authors, abstract, keywords, `2026-09-${day}`, start, 30, room, `Session in the ${room}`];
  });
  const head = ["id", "title", "authors", "abstract", "keywords", "date", "start", "duration", "room", "session"];
  return [head, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n");
}

/** Changes that the source may make. */
const change = fc.record({
  talk: fc.nat(7),
  what: fc.constantFrom("title", "authors", "abstract", "keywords", "move", "room", "gone", "new" as const),
});
/** Edits that organizers may make: each leaves words that can be found again. */
const edit = fc.record({
  talk: fc.nat(7),
  what: fc.constantFrom("title", "abstract", "track", "comment", "chair", "event", "place", "row" as const),
});

function changed(talks: readonly Talk[], { talk: at, what }: { talk: number; what: string }): readonly Talk[] {
  if (what === "new") return [...talks, talk(100 + at)];
  if (what === "gone") return talks.filter(({ id }) => id !== at);
  return talks.map((one): Talk => {
    if (one.id !== at) return one;
    if (what === "move") return { ...one, slot: one.slot + 9 };
    if (what === "room") return { ...one, room: "Attic" };
    if (what === "authors") return { ...one, authors: `${one.authors}; Ida Added` };
    return { ...one, [what]: `${one[what as "title"]} (theirs)` };
  });
}

function edited(book: string, { talk: at, what }: { talk: number; what: string }, mark: string): boolean {
  const write = (path: string, from: RegExp, to: string) => {
    const text = readFileSync(join(book, path), "utf8");
    if (!from.test(text)) return false;
    writeFileSync(join(book, path), text.replace(from, to));
    return true;
  };
  if (what === "place") return write("book.yaml", /^language: .*$(?!\nplace)/m, `$&\nplace: ${mark}`);
  if (what === "chair") return write("programme.yaml", /^( *)room: Hall$(?!\n *chair)/m, `$&\n$1chair: ${mark} # ours`);
  if (what === "event") return write("programme.yaml", /^( *)items:$/m, `$&\n$1  - { title: ${mark}, kind: break }`);
  // Another session of the day gets the talk, and the one that had it loses it.
  if (what === "row") return moveByHand(book, at);
  const name = readdirSync(join(book, "abstracts")).find((file) => file.includes(`talk-number-${at}`));
  if (!name) return false;
  if (what === "comment") return write(`abstracts/${name}`, /^keywords: .*$/m, `$& # ${mark}`);
  if (what === "track") return write(`abstracts/${name}`, /(?<!track: .{0,40}\n)^source: .*$/m, `track: ${mark}\n$&`);
  return what === "title"
    ? write(`abstracts/${name}`, /^title: .*$/m, `title: ${mark}`)
    : write(`abstracts/${name}`, /^ {2}The text of.*$/m, `  ${mark} text.`);
}

/** Leaves no mark: that the talk is not in the programme twice is what counts. */
function moveByHand(book: string, at: number): false {
  const path = join(book, "programme.yaml");
  const lines = readFileSync(path, "utf8").split("\n");
  const rows = lines.flatMap((line, index) => (line.includes("{ abstract: ") ? [index] : []));
  const row = rows[at % rows.length] ?? -1;
  const there = lines.findIndex((line, index) => index > row && /^ *items:$/.test(line));
  if (row < 0 || there < 0) return false;
  const [moved = ""] = lines.splice(row, 1);
  lines.splice(there, 0, moved.replace(/, start:.*(?= \})/, ""));
  writeFileSync(path, lines.join("\n"));
  return false;
}

it("keeps every hand edit, whatever the source does at the same time", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 4 }),
      fc.array(edit, { maxLength: 4 }),
      fc.array(change, { maxLength: 2 }),
      async (first, edits, second) => {
        const folder = temporaryFolder();
        try {
          const [file, book] = [join(folder.path, "talks.csv"), join(folder.path, "book")];
          mkdirSync(book);
          const before = Array.from({ length: 8 }, (_, id) => talk(id));
          const run = async (talks: readonly Talk[]) => {
            writeFileSync(file, csv(talks));
            return importInto(book, [file]);
          };
          await run(before);
          // A later edit of the same place may overwrite an earlier one; the import is not to blame for that.
          const marks = edits.flatMap((one, index) =>
            edited(book, one, `Ourmark${index}x`) ? [`Ourmark${index}x`] : [],
          );
          const all = () =>
            readdirSync(book, { recursive: true, encoding: "utf8" })
              .filter((path) => /\.(?:yaml)$/.test(path))
              .map((path) => readFileSync(join(book, path), "utf8"))
              .join("\n");
          const there = marks.filter((mark) => all().includes(mark));
          let talks: readonly Talk[] = before;
          for (const changes of [first, second]) {
            talks = changes.reduce(changed, talks);
            await run(talks);
            const text = all();
            for (const mark of there) expect(text, `${mark} is gone`).toContain(mark);
            expect(await errorsOf(book)).toEqual([]);
          }
          expect((await run(talks)).written).toEqual([]);
        } finally {
          folder.remove();
        }
      },
    ),
    tries(8),
  );
});
