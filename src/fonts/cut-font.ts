// A font with the glyphs of some characters only, and those that its own rules may put in their place: ligatures, and the
// sizes and parts of stretched signs in formulas.
import { subset } from "./subsetter.ts";

/** HB_SUBSET_SETS_LAYOUT_FEATURE_TAG: features that are kept; without asking, those of formulas are not among them. */
const features = 6;

/** The font itself if it cannot be cut. */
export function cutFont(bytes: Uint8Array, characters: Iterable<string>): Uint8Array {
  const cut = subset(bytes, (wasm, input) => {
    const wanted = wasm.hb_subset_input_unicode_set(input);
    for (const character of characters) wasm.hb_set_add(wanted, character.codePointAt(0) ?? 0);
    const kept = wasm.hb_subset_input_set(input, features);
    wasm.hb_set_clear(kept);
    wasm.hb_set_invert(kept);
  });
  return cut ?? bytes;
}
