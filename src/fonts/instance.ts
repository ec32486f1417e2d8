// A variable font at one weight: HarfBuzz's subsetter pins its axes and keeps everything else, so that shaping, measuring and
// embedding see the same static font. (HarfBuzz manual: hb-subset.)
import { instantiate, libraryFile } from "../runtime/wasm.ts";
import { BadFont, slice, view } from "./sfnt.ts";

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  _initialize?(): void;
  malloc(size: number): number;
  free(address: number): void;
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_face_reference_blob(face: number): number;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_input_keep_everything(input: number): void;
  hb_subset_input_pin_all_axes_to_default(input: number, face: number): number;
  hb_subset_input_pin_axis_location(input: number, face: number, tag: number, value: number): number;
  hb_subset_or_fail(face: number, input: number): number;
}

const writable = 2;
const weightTag = 0x77676874;

let exports: Exports | null = null;

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
  const wasm = open();
  const data = wasm.malloc(bytes.length);
  new Uint8Array(wasm.memory.buffer).set(bytes, data);
  const blob = wasm.hb_blob_create(data, bytes.length, writable, 0, 0);
  const face = wasm.hb_face_create(blob, 0);
  const input = wasm.hb_subset_input_create_or_fail();
  wasm.hb_subset_input_keep_everything(input);
  wasm.hb_subset_input_pin_all_axes_to_default(input, face);
  if (weight !== null) wasm.hb_subset_input_pin_axis_location(input, face, weightTag, weight);
  const made = wasm.hb_subset_or_fail(face, input);
  const result = made ? copyOf(wasm, made) : null;
  if (made) wasm.hb_face_destroy(made);
  wasm.hb_subset_input_destroy(input);
  wasm.hb_face_destroy(face);
  wasm.hb_blob_destroy(blob);
  wasm.free(data);
  if (!result) throw new BadFont("no static font can be made from this variable font");
  return result;
}

function copyOf(wasm: Exports, face: number): Uint8Array {
  const blob = wasm.hb_face_reference_blob(face);
  const address = wasm.hb_blob_get_data(blob, 0);
  const copy = new Uint8Array(wasm.memory.buffer, address, wasm.hb_blob_get_length(blob)).slice();
  wasm.hb_blob_destroy(blob);
  return copy;
}

function open(): Exports {
  if (exports) return exports;
  const path = libraryFile("harfbuzzjs", "dist/harfbuzz-subset.wasm", "harfbuzz-subset.wasm");
  if (!path) throw new Error("harfbuzz-subset.wasm is neither in dist/ nor in node_modules/harfbuzzjs");
  exports = instantiate<Exports>(path);
  exports._initialize?.();
  return exports;
}
