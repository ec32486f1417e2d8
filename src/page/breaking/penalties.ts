// What a page break costs, in demerits. Each grade outweighs any sum of lower grades that a run can accumulate in one
// place, so that a rule is broken only if no page could be filled otherwise.

/**
 * A page shorter than it should be costs at most this: the square of its badness (TeXbook p. 111), not cut off at
 * 10000, so that of two bad pages the fuller one is better.
 */
export const underfull = 1e10;
/** Inside what is kept together and would fit on a page. */
export const brokenKeep = 1e11;
/** A widow or an orphan. */
export const widowOrOrphan = 1e12;
/** A heading, or anything else kept with the next block, at the foot of a page. */
export const strandedHeading = 1e13;
/** A box that overflows its page. */
export const overflow = 1e15;

/** Inside a paragraph rather than between two blocks. */
export const inParagraph = 40;
/** After a line that ends with a hyphen: worth three or four lines of white. */
export const hyphen = 250_000;
/**
 * Above the last paragraph of an abstract or session if it has one or two lines, and above the line before it:
 * keywords, thanks or the last reference are not left alone at the top of a page. Worth four lines of white, which cost
 * at least this.
 */
export const looseTail = 1e6;
export const looseTailLines = 4;
/** Between the text and the display that it leads up to (TeX's \predisplaypenalty, made soft). */
export const beforeDisplay = 1e6;
/** After the first or before the last row of a table. */
export const strandedRow = 20_000;
/** A break that costs no more than this is free: white that it would have filled is a fault. */
export const freeBreak = strandedRow;
/** Inside a row that is long enough to be broken. */
export const inRow = 1e6;
/**
 * White below the little that is left of a session, where the opener of the next could be: worth four lines of white.
 */
export const crumb = 1e6;
/** A last page with hardly anything on it: worth four lines of white on the page before. */
export const shortEnd = 1e6;
/** A column whose footnotes continue in the next: worth about six lines of white. */
export const splitFootnote = 1e7;
