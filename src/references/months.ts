// Names of months and seasons, as bibliographies write them → their numbers.

const months = new Map(
  [
    "january jan januar janvier enero gennaio janeiro januari",
    "february feb februar février fevrier febrero febbraio fevereiro februari",
    "march mar märz mars marzo março maart mrz",
    "april apr avril abril aprile avr abr",
    "may mai mayo maggio maio mei",
    "june jun juni juin junio giugno junho",
    "july jul juli juillet julio luglio julho",
    "august aug août aout agosto augustus",
    "september sep sept septembre septiembre settembre setembro",
    "october oct oktober okt octobre octubre ottobre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre diciembre dicembre dezembro",
  ].flatMap((names, index) => names.split(" ").map((name) => [name, index + 1] as const)),
);
const seasons = new Map([
  ["spring", 21],
  ["summer", 22],
  ["autumn", 23],
  ["fall", 23],
  ["winter", 24],
]);

/** A month by its name or number, as in BibTeX's `month`: “jan”, “Jan.”, “January”, “1”, “spring”; null for none. */
export function monthOf(written: string): number | null {
  const word = written.trim().toLowerCase().replace(/\.$/, "");
  if (/^\d{1,2}$/.test(word)) return Number(word) >= 1 && Number(word) <= 12 ? Number(word) : null;
  return months.get(word) ?? seasons.get(word) ?? null;
}
