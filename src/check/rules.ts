// The table of rules, in the order that they run. One rule a file.
import type { LintRule } from "./rule.ts";
import { affiliationVariant } from "./rules/affiliation-variant.ts";
import { allBold } from "./rules/all-bold.ts";
import { allCapsTitle } from "./rules/all-caps-title.ts";
import { badDoi } from "./rules/bad-doi.ts";
import { badEmail } from "./rules/bad-email.ts";
import { chairPresents } from "./rules/chair-presents.ts";
import { crowdedDay } from "./rules/crowded-day.ts";
import { dayOutsideDates } from "./rules/day-outside-dates.ts";
import { doubleSpace } from "./rules/double-space.ts";
import { duplicateAuthor } from "./rules/duplicate-author.ts";
import { duplicateDay } from "./rules/duplicate-day.ts";
import { duplicateNumber } from "./rules/duplicate-number.ts";
import { emptySection } from "./rules/empty-section.ts";
import { etAl } from "./rules/et-al.ts";
import { formulaOfWords } from "./rules/formula-of-words.ts";
import { hardBreak } from "./rules/hard-break.ts";
import { invisibleCharacter } from "./rules/invisible-character.ts";
import { itemOutsideSession } from "./rules/item-outside-session.ts";
import { itemOverlap } from "./rules/item-overlap.ts";
import { leftoverMarkup } from "./rules/leftover-markup.ts";
import { ligatureCharacter } from "./rules/ligature-character.ts";
import { lineEndHyphen } from "./rules/line-end-hyphen.ts";
import { lookAlike } from "./rules/look-alike.ts";
import { missingCountry } from "./rules/missing-country.ts";
import { mojibake } from "./rules/mojibake.ts";
import { noAlt } from "./rules/no-alt.ts";
import { noLabels } from "./rules/no-labels.ts";
import { noText } from "./rules/no-text.ts";
import { notScheduled } from "./rules/not-scheduled.ts";
import { numberedCitation } from "./rules/numbered-citation.ts";
import { orcidChecksum } from "./rules/orcid-checksum.ts";
import { personVariant } from "./rules/person-variant.ts";
import { placeholder } from "./rules/placeholder.ts";
import { presenterOverlap } from "./rules/presenter-overlap.ts";
import { programmeGap } from "./rules/programme-gap.ts";
import { roomOverlap } from "./rules/room-overlap.ts";
import { sameAbstract } from "./rules/same-abstract.ts";
import { sharedOrcid } from "./rules/shared-orcid.ts";
import { straightQuotes } from "./rules/straight-quotes.ts";
import { tooManyReferences } from "./rules/too-many-references.ts";
import { tooManyWords } from "./rules/too-many-words.ts";
import { typedExponent } from "./rules/typed-exponent.ts";
import { typedReferences } from "./rules/typed-references.ts";
import { undeclaredRoom } from "./rules/undeclared-room.ts";
import { unknownRule } from "./rules/unknown-rule.ts";

export const rules: readonly LintRule[] = [
  noText,
  notScheduled,
  etAl,
  duplicateAuthor,
  placeholder,
  sameAbstract,
  typedReferences,
  noAlt,
  tooManyWords,
  tooManyReferences,
  lineEndHyphen,
  hardBreak,
  ligatureCharacter,
  mojibake,
  lookAlike,
  invisibleCharacter,
  leftoverMarkup,
  typedExponent,
  formulaOfWords,
  doubleSpace,
  straightQuotes,
  allCapsTitle,
  allBold,
  emptySection,
  personVariant,
  orcidChecksum,
  sharedOrcid,
  badEmail,
  affiliationVariant,
  missingCountry,
  badDoi,
  numberedCitation,
  duplicateNumber,
  crowdedDay,
  dayOutsideDates,
  duplicateDay,
  undeclaredRoom,
  itemOutsideSession,
  itemOverlap,
  programmeGap,
  roomOverlap,
  presenterOverlap,
  chairPresents,
  noLabels,
  unknownRule,
];
