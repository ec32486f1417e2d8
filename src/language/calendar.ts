// How a language writes dates. In its patterns, {d} {m} {y} are day, month and year, {e} {n} {z} the same for the end
// of a range, and {h} {mm} {p} hour, minutes and half of the day.

export interface Calendar {
  /** Starting with Monday. */
  readonly weekdays: readonly string[];
  readonly short?: readonly string[];
  /** In the form that dates have, such as the genitive. */
  readonly months: readonly string[];
  readonly long: string;
  readonly dayMonth: string;
  readonly sameMonth: string;
  readonly sameYear: string;
  readonly years: string;
  readonly clock: string;
  readonly periods: readonly string[];
  /** For languages whose books do not count years by the Gregorian calendar. */
  readonly calendar?: "buddhist" | "persian";
  /** The figures from nought to nine, for languages whose books do not use 0 to 9. */
  readonly digits?: string;
  /** Weekday and date together; without it, the weekday comes first, with a comma. */
  readonly dayTitle?: string;
}
