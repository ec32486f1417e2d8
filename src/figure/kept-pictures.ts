// Keeps pictures from one build to the next, by their bytes. In: a file as it is read now. Out: the picture that was
// made from the same bytes, as the same object. What a build has not asked for is dropped in the next.
import type { LabelFonts } from "../fonts/label-fonts.ts";
import { type CheckedPicture, checkPicture } from "./check-picture.ts";

interface Kept {
  readonly bytes: Uint8Array;
  /** What its fonts depend on. */
  readonly basis: string;
  readonly checked: CheckedPicture;
}

export class KeptPictures {
  #old = new Map<string, Kept>();
  #fresh = new Map<string, Kept>();

  /** Starts a build. */
  turn(): void {
    this.#old = this.#fresh;
    this.#fresh = new Map();
  }

  /** Ends a build: what only the build before it used is dropped. */
  rest(): void {
    this.#old = new Map();
  }

  async check(path: string, bytes: Uint8Array, fonts: LabelFonts | null = null): Promise<CheckedPicture> {
    const known = this.#old.get(path);
    const basis = fonts?.basis ?? "";
    const kept =
      known?.basis === basis && Buffer.compare(known.bytes, bytes) === 0
        ? known
        : { bytes, basis, checked: await checkPicture(bytes, fonts) };
    this.#fresh.set(path, kept);
    return kept.checked;
  }
}
