// Indico: its lists as CSV, which repeat names in the columns of affiliations and lose line ends, and the states and
// fields of its abstracts.
import { describe, expect, it } from "vitest";
import { importOf } from "../support.ts";

const header =
  "Id,Title,Description,Date,Duration,Type,Session,Presenters,Presenters (affiliation),Authors,Authors (affiliation),Program Code";

function contributions(description: string): string {
  return `${header}
7,Dust on lenses,"${description}",2026-09-01 07:00:00+00:00,20 minutes,Oral,Optics,Wim van Dust,Wim van Dust (Attic (NL)),"Ida Lint, Wim van Dust, Otto Fluff","Ida Lint (Broom Institute, Oslo), Wim van Dust (Attic (NL)), Otto Fluff",A1
`;
}

describe("contributions as CSV", () => {
  it("the affiliations are what stands in brackets behind each repeated name", async () => {
    const { text } = await importOf({ "contributions.csv": contributions("Dust.") });
    expect(text).toContain("attic-nl: Attic (NL)");
    expect(text).toContain("broom-institute: Broom Institute, Oslo");
    expect(text).toMatch(/ {2}- Otto Fluff\n/);
  });

  it("four spaces are line ends: paragraphs, and the items of a list", async () => {
    const written = "Two kinds of dust:    - grey    - blue    Both are swept.";
    const { text } = await importOf({ "contributions.csv": contributions(written) });
    expect(text).toContain("  Two kinds of dust:\n\n  - grey\n  - blue\n\n  Both are swept.\n");
  });

  it("moments in UTC are reported unless the zone is known", async () => {
    const { run, text } = await importOf({ "contributions.csv": contributions("Dust.") });
    expect(text).toContain('start: "07:00"');
    expect(run.diagnostics.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^the times are in UTC/),
    );
    const told = await importOf({ "contributions.csv": contributions("Dust.") }, { timezone: "Europe/Oslo" });
    expect(told.text).toContain('start: "09:00"');
    expect(told.run.diagnostics.filter(({ code }) => code === "import-date")).toEqual([]);
  });
});

describe("abstracts", () => {
  const person = (first: string, last: string, more: object) => ({
    ...{ first_name: first, last_name: last, is_speaker: true, author_type: "primary", affiliation: "Attic" },
    ...more,
  });
  const abstract = (id: number, state: string, more: object = {}) => ({
    ...{ id, friendly_id: id, title: `Dust ${id}`, content: "Dust.", state, custom_fields: [] },
    ...{ persons: [person("Ida", "Lint", {})] },
    ...more,
  });

  it("an abstract that somebody was only invited to submit is left out, and unused fields are named", async () => {
    const link = { name: "Broom Institute", city: "Oslo", country_code: "NO" };
    const fields = [
      { name: "Table", value: "4" },
      { name: "Keywords", value: "dust" },
    ];
    const file = JSON.stringify({
      version: 1,
      abstracts: [
        abstract(1, "accepted", {
          persons: [person("Ida", "Lint", { affiliation_link: link })],
          custom_fields: fields,
        }),
        abstract(2, "invited"),
      ],
      questions: [],
    });
    const { run, text } = await importOf({ "abstracts.json": file });
    expect(text).toContain("broom-institute: Broom Institute, Oslo, Norway");
    expect(text).not.toContain("Dust 2");
    expect(run.imported?.notes).toEqual(["Fields of the form that are not imported: “Table”"]);
  });
});

it("the posters of a session in the timetable are in the order of their boards", async () => {
  const at = (time: string) => ({ date: "2026-09-01", time, tz: "Europe/Oslo" });
  const when = { startDate: at("10:00:00"), endDate: at("11:00:00") };
  const poster = (id: number, board: string) => ({
    ...{ ...when, entryType: "Contribution", contributionId: id, friendlyId: id, title: `Fluff ${board}` },
    ...{ board_number: board, presenters: [{ firstName: "Ida", familyName: `Lint ${board}` }] },
  });
  const session = {
    ...{ ...when, entryType: "Session", title: "Posters", isPoster: true, conveners: [] },
    entries: { c1: poster(1, "P-10"), c2: poster(2, "P-9") },
  };
  const { text } = await importOf({
    "timetable.json": JSON.stringify({ results: { 1: { 20260901: { s1: session } } } }),
  });
  expect(text).toMatch(/- [a-z0-9-]*p-9[a-z0-9-]*\n\s+- [a-z0-9-]*p-10/);
});
