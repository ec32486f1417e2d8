// A variable font at one weight: its axes are pinned and everything else is kept, so that shaping, measuring and embedding
// see the same static font.
import { BadFont, slice, view } from "./sfnt.ts";
import { subset } from "./subsetter.ts";

const weightTag = 0x77676874;

/** The weights that a variable font has: the smallest and the largest; null for a font without that axis. */
export function weightRange(fvar: Uint8Array): readonly [least: number, largest: number] | null {
  const head = view(slice(fvar, 0, 16));
  const [start, count, size] = [head.getUint16(4), head.getUint16(8), head.getUint16(10)];
  for (let i = 0; i < count; i++) {
    const axis = view(slice(fvar, start + i * size, 20));
    if (axis.getUint32(0) === weightTag) return [axis.getInt32(4) / 65536, axis.getInt32(12) / 65536];
  }
  return null;
}

/** The static font of a weight; other axes at their defaults. */
export function instanceOf(bytes: Uint8Array, weight: number | null): Uint8Array {
  const result = subset(bytes, (wasm, input, face) => {
    wasm.hb_subset_input_keep_everything(input);
    wasm.hb_subset_input_pin_all_axes_to_default(input, face);
    if (weight !== null) wasm.hb_subset_input_pin_axis_location(input, face, weightTag, weight);
  });
  if (!result) throw new BadFont("no static font can be made from this variable font");
  return result;
}
