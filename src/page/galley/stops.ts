// Stops: places in a run where laying it out can be taken up again. In: the run as it is laid out, and an earlier one
// that begins or ends with the same blocks. Out: the stop at which the two part, and the one at which they meet again.
// Between two stops a run depends only on its blocks and on the state that a stop holds.
import type { Group } from "../../compose/block.ts";
import { isSame } from "../../runtime/is-same.ts";
import type { RecordedReports } from "../../source/diagnostic.ts";
import type { ColumnState } from "./column-flow.ts";
import type { Run, Token } from "./divide-runs.ts";
import type { Galley } from "./galley.ts";
import type { BuilderState } from "./galley-builder.ts";
import type { ColumnShape, DraftRegion, GalleyPosition } from "./region-list.ts";

export interface Stop {
  /** The number of tokens, boxes, printed folios and reports before it. */
  readonly token: number;
  readonly place: GalleyPosition;
  readonly printing: number;
  readonly reports: number;
  readonly state: StopState;
}

export interface StopState {
  /** The columns of the groups around it, the outermost first. */
  readonly groups: readonly Omit<ColumnShape, "measure">[];
  readonly builder: BuilderState;
  readonly columns: ColumnState;
}

/** The stops of a galley, and its boxes before they were moved to the baseline grid. */
export interface Stops {
  readonly drafts: readonly DraftRegion[];
  readonly list: readonly Stop[];
}

/** An earlier galley, and how many tokens it has in common with a run at the beginning and at the end. */
export interface EarlierGalley {
  readonly tokens: readonly Token[];
  readonly galley: Galley;
  readonly stops: Stops;
  readonly reports: RecordedReports;
  readonly head: number;
  readonly tail: number;
}

/** The least number of tokens between two stops. */
const apart = 8;

export class StopList {
  readonly #tokens: readonly Token[];
  readonly #earlier: EarlierGalley | null;
  /** What a token of the earlier galley has to be moved by to be one of this run. */
  readonly #shift: number;
  readonly #meeting: ReadonlyMap<number, Stop>;
  readonly list: Stop[] = [];
  readonly #mayStop: boolean;
  #next = 0;

  constructor(run: Run, earlier: EarlierGalley | null) {
    this.#tokens = run.tokens;
    this.#earlier = earlier;
    this.#shift = earlier ? run.tokens.length - earlier.tokens.length : 0;
    this.#mayStop = !run.tokens.some(looksAtPage);
    const first = earlier ? earlier.tokens.length - earlier.tail : 0;
    this.#meeting = new Map(earlier?.stops.list.filter(({ token }) => token >= first).map((one) => [one.token, one]));
  }

  /** The last stop before the runs differ. What comes before a stop may depend on the block behind it. */
  begin(): Stop | null {
    if (!this.#earlier || !this.#mayStop) return null;
    const { stops, head } = this.#earlier;
    for (const stop of stops.list) if (stop.token < head) this.list.push(stop);
    const last = this.list.at(-1) ?? null;
    if (last) this.#next = last.token + apart;
    return last;
  }

  /** Before a token: returns the stop of the earlier galley from which on both are the same. `now`: null if there can be no stop. */
  meets(index: number, now: () => Omit<Stop, "token"> | null): Stop | null {
    const token = this.#tokens[index];
    const other = this.#meeting.get(index - this.#shift);
    if (!this.#mayStop || !token || isUnseen(token) || (!other && index < this.#next)) return null;
    const stop = now();
    if (!stop) return null;
    if (other && isSame(other.state, stop.state)) {
      this.#adopt(other, stop);
      return other;
    }
    if (index < this.#next) return null;
    this.list.push({ ...stop, token: index });
    this.#next = index + apart;
    return null;
  }

  /** Boxes from `lowest` on have changed: this run cannot be taken up again between them. */
  touched(lowest: number): void {
    while ((this.list.at(-1)?.place.box ?? 0) > lowest) this.list.pop();
  }

  #adopt(from: Stop, at: Omit<Stop, "token">): void {
    for (const stop of this.#earlier?.stops.list ?? []) {
      if (stop.token < from.token) continue;
      const isHere = stop.place.region === from.place.region;
      this.list.push({
        state: stop.state,
        token: stop.token + this.#shift,
        place: {
          region: stop.place.region + at.place.region - from.place.region,
          box: stop.place.box + (isHere ? at.place.box - from.place.box : 0),
        },
        printing: stop.printing + at.printing - from.printing,
        reports: stop.reports + at.reports - from.reports,
      });
    }
  }
}

/** Whether a group changes nothing but the columns of its content. */
export function isPassive({ keepTogether, height, share, panel }: Group): boolean {
  return !keepTogether && !height && !share && !panel;
}

/** Whether the block depends on how far down a page it is. */
function looksAtPage(token: Token): boolean {
  return (
    token.kind === "grid" || (token.kind === "open" && token.group.share !== undefined && token.group.share !== null)
  );
}

/** A session begins with its running head. */
export function isUnseen(token: Token): boolean {
  return token.kind === "mark" || token.kind === "backdrop" || (token.kind === "anchor" && token.outline === null);
}
