// Slips of a YAML file as texts that YAML can read, and as reports. In: a file. Out: what it was meant to be, once for
// each width that its tabs may have; warnings with the edits that `check --fix` writes.
import type { Edit, More, Reporter } from "../diagnostic.ts";
import { source as newSource, type Source, type Span, span } from "../source.ts";
import { findSlips } from "./find-slips.ts";
import { inOrder, MendedText } from "./mended-text.ts";
import type { Slip } from "./slip.ts";

export interface Mending {
  readonly slips: readonly Slip[];
  readonly mended: MendedText;
  readonly source: Source;
}

/** `isFaulty`: YAML cannot read the file as it is; otherwise only slips count that YAML does not see. */
export function mendings(source: Source, isFaulty: boolean): readonly Mending[] {
  const widths = isFaulty && /(?:^|\n) {0,200}\t/.test(source.text) ? [2, 4, 8] : [2];
  return widths.flatMap((width) => {
    const slips = findSlips(source.text, width).filter(({ isSilent }) => isFaulty || isSilent);
    if (slips.length === 0) return [];
    const mended = new MendedText(
      source.text,
      slips.flatMap(({ edits }) => edits),
    );
    return [{ slips, mended, source: newSource(source.path, mended.text) }];
  });
}

export function reportSlips(source: Source, slips: readonly Slip[], diagnostics: Reporter): void {
  for (const { message, hint, start, end, edits } of slips) {
    const fix = inOrder(edits).map((edit) => written(edit, source));
    diagnostics.warning("yaml-slip", message, span(source, start, end), { hint, fix });
  }
}

/** An edit must replace something, so an insertion takes the character before it. */
function written({ start, end, text }: Slip["edits"][number], source: Source): Edit {
  const from = start === end ? start - 1 : start;
  const was = source.text.slice(from, end);
  return { span: span(source, from, end), was, text: start === end ? was + text : text };
}

/** Reports about the mended text, at their places in the file. */
export function reportsInFile(reporter: Reporter, file: Source, made: Source, mended: MendedText): Reporter {
  const placed = (at: Span): Span =>
    at.source === made ? span(file, mended.original(at.start), mended.original(at.end)) : at;
  const inFile = ({ fix, related, ...more }: More): More => {
    const edits = fix?.map((edit) => ({
      ...edit,
      span: placed(edit.span),
      ...(edit.node && { node: placed(edit.node) }),
    }));
    const fits = edits?.every(({ span: { source, start, end }, was }) => source.text.slice(start, end) === was);
    return {
      ...more,
      ...(edits && fits && { fix: edits }),
      ...(related && { related: related.map((each) => ({ ...each, span: placed(each.span) })) }),
    };
  };
  return {
    error: (code, message, at, more = {}) => reporter.error(code, message, at && placed(at), inFile(more)),
    warning: (code, message, at, more = {}) => reporter.warning(code, message, at && placed(at), inFile(more)),
  };
}
