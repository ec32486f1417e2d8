// The table of formats, and the choice of the one that the files are in.
import { aclpub2 } from "./aclpub2.ts";
import { amcos } from "./amcos.ts";
import { cmt } from "./cmt.ts";
import { conftool } from "./conftool.ts";
import { documents } from "./documents.ts";
import { jats, tei } from "./earlier-books.ts";
import { easychair } from "./easychair.ts";
import type { Content, SourceFormat } from "./format.ts";
import { gca } from "./gca.ts";
import { hotcrp } from "./hotcrp.ts";
import { indico } from "./indico.ts";
import { namedTables } from "./named-tables.ts";
import { openreview } from "./openreview.ts";
import { ownExport } from "./own-export.ts";
import { ownTables } from "./own-tables.ts";
import { pentabarf } from "./pentabarf.ts";
import { schedule } from "./schedule.ts";
import { sessionize } from "./sessionize.ts";
import { softconf } from "./softconf.ts";
import { table } from "./table.ts";
import { whova } from "./whova.ts";

export const formats: readonly SourceFormat[] = [
  ownExport,
  ownTables,
  indico,
  schedule,
  pentabarf,
  conftool,
  easychair,
  aclpub2,
  openreview,
  softconf,
  hotcrp,
  cmt,
  sessionize,
  gca,
  amcos,
  tei,
  jats,
  whova,
  ...namedTables,
  documents,
  table,
];

export interface Recognized {
  readonly format: SourceFormat | null;
  /** The format that came nearest, if none is certain. */
  readonly nearest: SourceFormat | null;
}

/** Below this score the guess is too weak to act on. */
const sure = 0.25;

export function recognize(contents: readonly Content[]): Recognized {
  const scored = formats
    .map((format) => ({ format, score: format.recognize(contents) }))
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  if (!best || best.score === 0) return { format: null, nearest: null };
  return { format: best.score >= sure ? best.format : null, nearest: best.format };
}

export function formatNamed(name: string): SourceFormat | null {
  return formats.find((format) => format.name === name.toLowerCase()) ?? null;
}
