// The numbers of line breaking, in one place, with TeX's where they differ. Ours were found by searching for even
// spaces with few hyphens over two corpora of real abstracts, each set in STIX Two Text 10.2 pt to 131 mm and in a
// Times of 10 pt to 128 mm, with words that stretch by 2.8 per cent and letterspacing of 0.0025 em.

/** Stretch and shrink of a word space, as fractions of its natural width. Times in TeX: 0.5 and 0.33 … 0.5. */
export const spaceStretch = 0.5;
export const spaceShrink = 0.3;
/** Stretch factors of the space after a comma and after other points: these have white of their own above them. */
export const afterComma: PointedSpace = { stretch: 1.4, shrink: 1.5 };
export const afterPoint: PointedSpace = { stretch: 1.8, shrink: 1.5 };

interface PointedSpace {
  readonly stretch: number;
  readonly shrink: number;
}

/** Cost of each line: a higher value keeps paragraphs short, a lower one evens the spaces (TeX: \linepenalty 10). */
export const linePenalty = 10;
/** Costs of breaks inside words (TeX: \hyphenpenalty and \exhyphenpenalty 50). */
export const hyphenPenalty = 215;
export const compoundPenalty = 250;
export const explicitPenalty = 180;
/** After the hyphen of a name (Jean-Pierre): a ragged line would rather be short by a name. */
export const namePenalty = 4000;
export const slashPenalty = 110;
export const addressPenalty = 110;
/** After the dash of a page range: such a break reads badly. */
export const rangePenalty = 300;
/** For last-resort divisions: less than a ladder of hyphens, more than any line at full stretch. */
export const needPenalty = 700;
/** For breaking a word that no line can hold, at any place. */
export const brokenWordPenalty = 5000;
/**
 * In ragged lines, the break of a tie, as for the number below. In justified lines it costs as much as a broken word.
 */
export const brokenTiePenalty = 20_000;
/** A page number that begins a line: more than any ragged line costs, however short, and less than an overfull one. */
export const loneFolioPenalty = 20_000;

/** Demerits (Knuth & Plass 1981 p. 1128; TeX: 10000, 10000, 5000). */
export const adjacentDemerits = 10_000;
export const doubleHyphenDemerits = 1_000_000;
export const finalHyphenDemerits = 20_000;
/**
 * Times the square of a line's excess or shortfall as a fraction of the measure, even where words take up all of it.
 */
export const strainDemerits = 2_500_000;
/** Times the square of the difference between those fractions of two neighbouring lines, beyond what nobody sees. */
export const contrastDemerits = 6_000_000;
export const unseenContrast = 0.03;
/** A last line shorter than this (em) costs as much as an ugly line. */
export const lastLineMinimum = 2.5;
export const shortLastLineDemerits = 120_000;

/** Badness allowed without and with hyphenation (TeX: \pretolerance 100, \tolerance 200). */
export const pretolerance = 45;
/** Less than the badness of a line whose spaces have taken all their stretch: half as wide again as they are. */
export const fullStretch = 86;
export const tolerance = 200;
/** TeX: inf_bad. */
export const infinitelyBad = 10_000;
/** The ratio of a line whose words are stretched to the limit and whose spaces are natural: nearly free. */
export const expansionRatio = 0.02;
/**
 * In an emergency, words and letters stretch by these multiples of the template's limits, starting with no more than
 * usual.
 */
export const emergencySteps: readonly { readonly expansion: number; readonly letterspacing: number }[] = [
  { expansion: 1, letterspacing: 1 },
  { expansion: 1.25, letterspacing: 1.5 },
  { expansion: 1.5, letterspacing: 2 },
];
/** Extra stretch of every line in the last pass, as a fraction of the measure (TeX: \emergencystretch). */
export const emergencyStretch = 0.12;

/** Ragged setting: how far a line may fall short without being bad, in em (ragged2e: 0pt plus 2em). */
export const raggedStretch = 4;
export const raggedHyphenPenalty = 400;

/** Stretch between ideographs, in em. */
export const ideographStretch = 0.05;

/** The minimum width of a leader, and the distance between its dots, in em. */
export const leaderMinimum = 1.5;
export const leaderPitch = 0.55;
/** Room for a page number of three figures after a leader, in em. */
export const folioWidth = 1.5;
/**
 * When a contents entry runs over, more than one word moves to the next line: this much including leader and folio, in
 * em, or this fraction of the measure.
 */
export const turnoverMinimum = 6.5;
export const turnoverShare = 0.25;
export const turnoverDemerits = 500_000;
