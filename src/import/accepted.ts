// Chooses which contributions go into the book: the accepted ones, by the words that systems and organizers use for it.
import type { ImportedContribution } from "./conference.ts";

export interface Accepted {
  readonly taken: readonly ImportedContribution[];
  /** The contributions that were left out, by the source's own word for their state. */
  readonly left: ReadonlyMap<string, readonly ImportedContribution[]>;
  /** No contribution has been accepted or refused yet, so all are taken. */
  readonly isUndecided: boolean;
}

export type Standing = "accepted" | "refused" | "withdrawn" | "open";

export function selectAccepted(contributions: readonly ImportedContribution[], accept: readonly string[]): Accepted {
  const wanted = accept.map((state) => state.trim().toLowerCase());
  const standings = contributions.map(({ state }) =>
    state === null || state.trim() === "" ? null : standingOf(state),
  );
  const isUndecided =
    wanted.length === 0 && !standings.includes("accepted") && standings.some((standing) => standing === "open");
  const isSilent = standings.every(
    (standing) => standing === null || standing === "withdrawn" || standing === "refused",
  );
  const taken: ImportedContribution[] = [];
  const left = new Map<string, ImportedContribution[]>();
  contributions.forEach((contribution, index) => {
    const state = contribution.state?.trim() ?? "";
    const standing = standings[index] ?? null;
    const isTaken =
      wanted.length > 0
        ? wanted.some((each) => state.toLowerCase() === each || (each !== "" && state.toLowerCase().startsWith(each)))
        : standing === "accepted" ||
          (standing === null && isSilent) ||
          (isUndecided && (standing === "open" || standing === null));
    if (isTaken) taken.push(contribution);
    else {
      const word = state || "without a decision";
      const list = left.get(word);
      if (list) list.push(contribution);
      else left.set(word, [contribution]);
    }
  });
  return { taken, left, isUndecided };
}

export function standingOf(state: string): Standing {
  if (/^\s*-\d/.test(state)) return "refused";
  const word = state.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[_-]+/g, " ").trim();
  if (
    /withdr|retract|cancel|zuruckgezog|retire|retirad|ritirat|ingetrokken|wycofan|stazen|umaknj|deleted|duplicate|merged/.test(
      word,
    )
  )
    return "withdrawn";
  if (
    /reject|declin|refus|not accept|unaccept|abgelehnt|rechazad|rejeitad|rifiutat|afgewezen|odrzucon|zamitnut|zavrnjen|desk/.test(
      word,
    ) ||
    /^(?:no|n|0|-1|false)$/.test(word)
  )
    return "refused";
  if (
    /accept|confirm|schedul|approv|angenommen|aceptad|aceit|accettat|geaccepteerd|aangenomen|przyjet|prijat|sprejet|selected|invited|publish|camera/.test(
      word,
    ) ||
    /^(?:yes|y|1|2|true|ok|ja|oui|si|sim|tak|ano|da|in programme)$/.test(word)
  )
    return "accepted";
  // A decision that names the form in which it is accepted.
  if (
    /^(?:oral|talk|poster|keynote|plenary|spotlight|flash|short|long|full|lightning|vortrag|regular|highlight|demo|invited|workshop|panel|tutorial|contributed)\b/.test(
      word,
    )
  )
    return "accepted";
  return "open";
}

/** The kind of contribution in our words where we have one; otherwise the source's own word. */
export function typeOf(type: string | null, state: string | null): string | null {
  const word = type?.trim() ?? "";
  const known = knownType(word);
  if (known) return known;
  const decided = state && standingOf(state) === "accepted" ? knownType(state.replace(/\baccept\w*\b/gi, "")) : null;
  return decided ?? (word === "" ? null : word);
}

function knownType(word: string): string | null {
  const low = word.toLowerCase();
  if (/flash|lightning|pitch|teaser/.test(low)) return "flash";
  if (/poster|plakat|póster|pôster|cartel/.test(low)) return /oral|talk|vortrag|or\b/.test(low) ? null : "poster";
  if (/keynote|plenary|plenar|plénière|plenaria/.test(low)) return "keynote";
  if (/invited|eingeladen|invité|invitad|invitat/.test(low)) return "invited";
  if (/tutorial/.test(low)) return "tutorial";
  return /^(?:(?:contributed|regular|short|long|full|accepted|standard)\s+)?(?:oral|talk|lecture|presentation|vortrag|oral presentation|oral contribution|oral communication|contributed|paper presentation|communication orale|comunicación oral|comunicação oral|referat|prednáška|přednáška|predavanje)s?$/.test(
    low.trim(),
  )
    ? "talk"
    : null;
}
