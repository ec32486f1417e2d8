// The breaks of a galley are taken from an earlier one only while everything that page breaking looks at stays the
// same. The tables list every field, so that a new one fails the type checker until somebody decides about it.
import { describe, expect, it } from "vitest";
import type { Sheet } from "../../src/page/breaking/fill-pages.ts";
import type { Run } from "../../src/page/galley/divide-runs.ts";
import { type Box, type Galley, noLead, type Region } from "../../src/page/galley/galley.ts";
import { LineCache } from "../../src/page/galley/set-lines.ts";
import { KeptRuns } from "../../src/page/kept-runs.ts";
import { RecordedReports } from "../../src/source/diagnostic.ts";
import { source, span } from "../../src/source/source.ts";
import { black, paragraph, root } from "./blocks.ts";
import { fakeTypesetter } from "./fake-typesetter.ts";

/** Another value for each field that breaking looks at; null for the others. */
type Looks<T> = { readonly [K in keyof T]-?: T[K] | null };

const box: Box = {
  ...{ lead: noLead, height: 10, inset: 0, content: [], repeat: null, band: null, destinations: null },
  ...{ links: null, attachments: null, span: null },
};
const region: Region = {
  ...{ columns: 1, columnGap: 0, isMirrored: false, measure: 100, step: null, boxes: [box, box], tail: 0 },
  ...{ penalties: [0, 0], footnotes: null },
};
const galleyOf = (one: Region): Galley => ({ regions: [one], printing: [] });
const run: Run = {
  ...{ to: null, opening: false, isLandscape: false, choice: null, form: 0, tokens: [paragraph("some words")] },
};

const boxes: Looks<Box> = {
  ...{ lead: { ...noLead, stretch: 1 }, height: 11, inset: 1, repeat: { boxes: [box], height: 10, below: 0 } },
  ...{ content: null, band: null, destinations: null, links: null, attachments: null, span: null },
};
const regions: Looks<Region> = {
  ...{ columns: 2, columnGap: 5, isMirrored: true, measure: 90, step: 12, tail: 10, penalties: [0, 100] },
  boxes: [box],
  footnotes: {
    ...{ boxes: [box], penalties: [0], footnotes: [{ box: 0 } as never], setting: {} as never },
  },
};
const unseen: Partial<Box> = {
  content: [{ kind: "rule", x: 0, y: 0, width: 1, height: 1, colour: black, artifact: "layout" as never }],
  ...{ band: { colour: black, padding: 0, x: 0, width: 1 }, destinations: ["a"], links: [] },
  ...{ attachments: { anchors: [], marks: [], backdrops: [] }, span: span(source("a", "b"), 0) },
};

function sheetsFor(next: Region): readonly Sheet[] | null {
  const first = galleyOf(region);
  const columns = [{ region, from: 0, to: 2, x: 0, y: 0, ratio: 0, fill: 0, leading: 0, footnotes: null }];
  const kept = new KeptRuns();
  kept.begin(root);
  const cache = new LineCache(fakeTypesetter(), root, "en");
  kept.keep(
    run,
    { galley: first, stops: { drafts: [], list: [] }, sheets: [{ columns, height: 100 }] },
    new RecordedReports(),
    cache,
  );
  kept.rest();
  kept.begin(root);
  return kept.sheetsLike(run, galleyOf(next));
}

const withBox = (changed: Partial<Box>): Region => ({ ...region, boxes: [box, { ...box, ...changed }] });
const looked = <T>(looks: Looks<T>) => Object.entries(looks).filter(([, value]) => value !== null);

describe("the breaks of a galley", () => {
  it("are those of the previous galley, in the new one's regions, if all sizes are the same", () => {
    const next = withBox({ ...unseen });
    expect(sheetsFor(next)?.[0]?.columns[0]?.region).toBe(next);
  });

  it.each(looked(boxes))("are searched for anew if the %s of a box differs", (field, value) => {
    expect(sheetsFor(withBox({ [field]: value }))).toBeNull();
  });

  it.each(Object.keys(boxes).filter((field) => boxes[field as keyof Box] === null))(
    "do not depend on the %s of a box",
    (field) => expect(sheetsFor(withBox({ [field]: unseen[field as keyof Box] }))).not.toBeNull(),
  );

  it.each(looked(regions))("are searched for anew if the %s of a region differs", (field, value) => {
    expect(sheetsFor({ ...region, [field]: value })).toBeNull();
  });
});

describe("a run that has been laid out", () => {
  /** Whether it is found for another run. The rest of a run is its position, and not part of its layout. */
  const runs: Looks<Run> = {
    ...{ isLandscape: true, tokens: [...run.tokens, paragraph("more")] },
    ...{ to: null, opening: null, choice: null, form: null },
  };
  const isFound = (next: Run, tag = root): boolean => {
    const kept = new KeptRuns();
    const cache = new LineCache(fakeTypesetter(), root, "en");
    kept.begin(root);
    kept.keep(
      run,
      { galley: galleyOf(region), stops: { drafts: [], list: [] }, sheets: [] },
      new RecordedReports(),
      cache,
    );
    kept.rest();
    kept.begin(tag);
    return kept.find(next, cache, new RecordedReports()) !== null;
  };

  it("is found by its blocks, under the same root", () => {
    expect(isFound({ ...run, tokens: [...run.tokens] })).toBe(true);
    expect(isFound(run, { ...root })).toBe(false);
  });

  it.each(looked(runs))("is laid out anew if its %s differs", (field, value) => {
    expect(isFound({ ...run, [field]: value })).toBe(false);
  });
});
