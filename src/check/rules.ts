// The table of rules, in the order that they run. One rule a file.
import type { Rule } from "./rule.ts";
import { dayOutsideDates } from "./rules/day-outside-dates.ts";
import { duplicateNumber } from "./rules/duplicate-number.ts";
import { etAl } from "./rules/et-al.ts";
import { itemOutsideSession } from "./rules/item-outside-session.ts";
import { noAlt } from "./rules/no-alt.ts";
import { noText } from "./rules/no-text.ts";
import { notScheduled } from "./rules/not-scheduled.ts";
import { presenterOverlap } from "./rules/presenter-overlap.ts";
import { roomOverlap } from "./rules/room-overlap.ts";
import { tooManyReferences } from "./rules/too-many-references.ts";
import { tooManyWords } from "./rules/too-many-words.ts";
import { undeclaredRoom } from "./rules/undeclared-room.ts";

export const rules: readonly Rule[] = [
  noText,
  notScheduled,
  etAl,
  noAlt,
  tooManyWords,
  tooManyReferences,
  duplicateNumber,
  dayOutsideDates,
  undeclaredRoom,
  itemOutsideSession,
  roomOverlap,
  presenterOverlap,
];
