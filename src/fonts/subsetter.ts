// The door to HarfBuzz's subsetter, which makes a font from a font. In: the bytes of one font, and what to ask. Out: the
// bytes of another. (HarfBuzz manual: hb-subset.)
import { instantiate, libraryFile } from "../runtime/wasm.ts";

/** What is asked of the library; fonts, sets and inputs are addresses. */
export interface Subsetter {
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
  hb_subset_input_unicode_set(input: number): number;
  hb_subset_input_set(input: number, which: number): number;
  hb_set_add(set: number, value: number): void;
  hb_set_clear(set: number): void;
  hb_set_invert(set: number): void;
  hb_subset_input_pin_all_axes_to_default(input: number, face: number): number;
  hb_subset_input_pin_axis_location(input: number, face: number, tag: number, value: number): number;
  hb_subset_or_fail(face: number, input: number): number;
}

const writable = 2;

let exports: Subsetter | null = null;

/** The font that is asked for; null if none can be made. */
export function subset(
  bytes: Uint8Array,
  ask: (wasm: Subsetter, input: number, face: number) => void,
): Uint8Array | null {
  const wasm = open();
  const data = wasm.malloc(bytes.length);
  new Uint8Array(wasm.memory.buffer).set(bytes, data);
  const blob = wasm.hb_blob_create(data, bytes.length, writable, 0, 0);
  const face = wasm.hb_face_create(blob, 0);
  const input = wasm.hb_subset_input_create_or_fail();
  ask(wasm, input, face);
  const made = wasm.hb_subset_or_fail(face, input);
  const result = made ? copyOf(wasm, made) : null;
  if (made) wasm.hb_face_destroy(made);
  wasm.hb_subset_input_destroy(input);
  wasm.hb_face_destroy(face);
  wasm.hb_blob_destroy(blob);
  wasm.free(data);
  return result;
}

function copyOf(wasm: Subsetter, face: number): Uint8Array {
  const blob = wasm.hb_face_reference_blob(face);
  const address = wasm.hb_blob_get_data(blob, 0);
  const copy = new Uint8Array(wasm.memory.buffer, address, wasm.hb_blob_get_length(blob)).slice();
  wasm.hb_blob_destroy(blob);
  return copy;
}

function open(): Subsetter {
  if (exports) return exports;
  const path = libraryFile("harfbuzzjs", "dist/harfbuzz-subset.wasm", "harfbuzz-subset.wasm");
  if (!path) throw new Error("harfbuzz-subset.wasm is neither in dist/ nor in node_modules/harfbuzzjs");
  exports = instantiate<Subsetter>(path);
  exports._initialize?.();
  return exports;
}
