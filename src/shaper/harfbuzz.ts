// HarfBuzz, called directly in its WebAssembly module: one buffer, typed arrays over its memory, and nothing allocated
// per word but the result. The library's own JavaScript makes two objects per glyph and loads asynchronously; the C
// interface avoids both. (HarfBuzz manual: hb-buffer, hb-shape; struct layouts of hb-buffer.h and hb-common.h.)
import { OutOfMemory } from "../runtime/memory.ts";
import { instantiate, libraryFile } from "../runtime/wasm.ts";

/** What we use of the C interface. Numbers are addresses, tags and counts. */
export interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  __wasm_call_ctors(): void;
  malloc(size: number): number;
  free(address: number): void;
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_get_upem(face: number): number;
  hb_font_create(face: number): number;
  hb_font_get_nominal_glyph(font: number, codePoint: number, glyph: number): number;
  hb_font_get_glyph_h_advance(font: number, glyph: number): number;
  hb_font_get_glyph_extents(font: number, glyph: number, extents: number): number;
  hb_language_from_string(text: number, length: number): number;
  hb_buffer_create(): number;
  hb_buffer_clear_contents(buffer: number): void;
  hb_buffer_add_utf16(buffer: number, text: number, length: number, offset: number, count: number): void;
  hb_buffer_set_direction(buffer: number, direction: number): void;
  hb_buffer_set_script(buffer: number, script: number): void;
  hb_buffer_set_language(buffer: number, language: number): void;
  hb_buffer_get_glyph_infos(buffer: number, length: number): number;
  hb_buffer_get_glyph_positions(buffer: number, length: number): number;
  hb_shape(font: number, buffer: number, features: number, count: number): void;
  hb_ot_layout_table_get_feature_tags(face: number, table: number, start: number, count: number, tags: number): number;
}

/** A font as HarfBuzz holds it. */
export interface ShaperFont {
  readonly face: number;
  readonly font: number;
}

/** Glyphs in visual order, in font units. */
export interface Shaped {
  readonly glyphs: number[];
  readonly clusters: number[];
  readonly advances: number[];
  /** x, y of each glyph; null when all are zero. */
  readonly offsets: number[] | null;
  /** For each glyph: breaking the text before its cluster would change the shapes. */
  readonly unsafe: boolean[];
}

export interface FeatureSetting {
  readonly tag: string;
  readonly value: number;
}

/** An hb_feature_t array in HarfBuzz's memory. */
export interface FeatureList {
  readonly address: number;
  readonly count: number;
}

const hbMemoryModeWritable = 2;
const hbDirectionLtr = 4;
const hbDirectionRtl = 5;
const hbGlyphFlagUnsafeToBreak = 1;
const page = 65536;
/** Words of the size of hb_glyph_info_t and hb_glyph_position_t. */
const stride = 5;
const textCapacity = 4096;

/** The box of a glyph's ink, y upwards; its holder determines the units. */
export interface Ink {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Engine {
  readonly exports: Exports;
  readonly buffer: number;
  readonly text: number;
  readonly languages: Map<string, number>;
}

let engine: Engine | null = null;
// Views are renewed when the memory has grown, because growing detaches the old ArrayBuffer.
let memory: ArrayBuffer | null = null;
let int32 = new Int32Array(0);
let uint16 = new Uint16Array(0);

export function openEngine(): Engine {
  if (engine) return engine;
  const path = libraryFile("harfbuzzjs", "dist/harfbuzz.wasm", "harfbuzz.wasm");
  if (!path) throw new Error("harfbuzz.wasm is neither in dist/ nor in node_modules/harfbuzzjs");
  const grow = (bytes: number): number => {
    try {
      exports.memory.grow(Math.ceil((bytes - exports.memory.buffer.byteLength) / page));
      return 1;
    } catch {
      return 0;
    }
  };
  const exports: Exports = instantiate<Exports>(path, {
    env: {
      emscripten_resize_heap: grow,
      _abort_js: () => {
        throw new OutOfMemory("the fonts and words need too much memory", null);
      },
      _setitimer_js: () => 0,
      _emscripten_runtime_keepalive_clear: () => {},
    },
    wasi_snapshot_preview1: { proc_exit: () => {} },
  });
  exports.__wasm_call_ctors();
  engine = {
    exports,
    buffer: exports.hb_buffer_create(),
    text: exports.malloc(textCapacity * 2),
    languages: new Map(),
  };
  return engine;
}

function refresh({ exports }: Engine): void {
  if (memory === exports.memory.buffer) return;
  memory = exports.memory.buffer;
  int32 = new Int32Array(memory);
  uint16 = new Uint16Array(memory);
}

export function tag(name: string): number {
  return (name.charCodeAt(0) << 24) | (name.charCodeAt(1) << 16) | (name.charCodeAt(2) << 8) | name.charCodeAt(3);
}

/** Copies a font file into HarfBuzz's memory, where it stays for the life of the process. */
export function openFont(bytes: Uint8Array, index = 0): ShaperFont {
  const { exports } = openEngine();
  const data = exports.malloc(bytes.length);
  new Uint8Array(exports.memory.buffer).set(bytes, data);
  const blob = exports.hb_blob_create(data, bytes.length, hbMemoryModeWritable, 0, 0);
  const face = exports.hb_face_create(blob, index);
  return { face, font: exports.hb_font_create(face) };
}

/** The glyph that the character map gives for a code point, 0 for none. */
export function nominalGlyph(font: ShaperFont, codePoint: number): number {
  const held = openEngine();
  if (!held.exports.hb_font_get_nominal_glyph(font.font, codePoint, held.text)) return 0;
  refresh(held);
  return int32[held.text >> 2] ?? 0;
}

export function glyphAdvance(font: ShaperFont, glyph: number): number {
  return openEngine().exports.hb_font_get_glyph_h_advance(font.font, glyph);
}

/** The box of a glyph's ink, in font units, y upwards; null for a glyph without ink. */
export function glyphInk(font: ShaperFont, glyph: number): Ink | null {
  const held = openEngine();
  const drawn = held.exports.hb_font_get_glyph_extents(font.font, glyph, held.text);
  refresh(held);
  const at = held.text >> 2;
  const [left = 0, top = 0, width = 0, height = 0] = int32.subarray(at, at + 4);
  return drawn && width !== 0 ? { left, right: left + width, top, bottom: top + height } : null;
}

/** The features of the font's substitution table. */
export function substitutions(font: ShaperFont): ReadonlySet<string> {
  const held = openEngine();
  const capacity = textCapacity / 2 - 1;
  refresh(held);
  int32[held.text >> 2] = capacity;
  held.exports.hb_ot_layout_table_get_feature_tags(font.face, tag("GSUB"), 0, held.text, held.text + 4);
  refresh(held);
  const count = Math.min(int32[held.text >> 2] ?? 0, capacity);
  const found = new Set<string>();
  for (let i = 1; i <= count; i++) {
    const value = int32[(held.text >> 2) + i] ?? 0;
    found.add(String.fromCharCode((value >> 24) & 255, (value >> 16) & 255, (value >> 8) & 255, value & 255));
  }
  return found;
}

/** Writes an hb_feature_t array {tag, value, start, end} that applies to the whole text. */
export function featureList(settings: readonly FeatureSetting[]): FeatureList {
  if (settings.length === 0) return { address: 0, count: 0 };
  const held = openEngine();
  const address = held.exports.malloc(settings.length * 16);
  refresh(held);
  settings.forEach((setting, i) => {
    int32.set([tag(setting.tag), setting.value, 0, -1], (address >> 2) + i * 4);
  });
  return { address, count: settings.length };
}

function languageOf({ exports, text, languages }: Engine, name: string): number {
  const known = languages.get(name);
  if (known !== undefined) return known;
  const bytes = new Uint8Array(exports.memory.buffer);
  const length = Math.min(name.length, 63);
  for (let i = 0; i < length; i++) bytes[text + i] = name.charCodeAt(i) & 127;
  const language = exports.hb_language_from_string(text, length);
  languages.set(name, language);
  return language;
}

/** Shapes a text of one script and direction. `script` is an ISO 15924 tag, see `tag`. */
export function shape(
  font: ShaperFont,
  text: string,
  features: FeatureList,
  script: number,
  language: string,
  rtl: boolean,
): Shaped {
  const held = openEngine();
  const { exports, buffer } = held;
  const languagePointer = languageOf(held, language);
  exports.hb_buffer_clear_contents(buffer);
  exports.hb_buffer_set_direction(buffer, rtl ? hbDirectionRtl : hbDirectionLtr);
  exports.hb_buffer_set_script(buffer, script);
  exports.hb_buffer_set_language(buffer, languagePointer);
  fill(held, text);
  exports.hb_shape(font.font, buffer, features.address, features.count);
  return read(held);
}

function fill(held: Engine, text: string): void {
  const { exports, buffer } = held;
  const short = text.length <= textCapacity;
  const address = short ? held.text : exports.malloc(text.length * 2);
  refresh(held);
  const start = address >> 1;
  for (let i = 0; i < text.length; i++) uint16[start + i] = text.charCodeAt(i);
  exports.hb_buffer_add_utf16(buffer, address, text.length, 0, text.length);
  if (!short) exports.free(address);
}

function read(held: Engine): Shaped {
  const { exports, buffer } = held;
  // It writes the number of glyphs where the text was: each call between the languages is expensive.
  const infos = exports.hb_buffer_get_glyph_infos(buffer, held.text) >> 2;
  const positions = exports.hb_buffer_get_glyph_positions(buffer, 0) >> 2;
  refresh(held);
  const count = int32[held.text >> 2] ?? 0;
  const glyphs = new Array<number>(count);
  const clusters = new Array<number>(count);
  const advances = new Array<number>(count);
  const unsafe = new Array<boolean>(count);
  let offsets: number[] | null = null;
  for (let i = 0; i < count; i++) {
    const info = infos + i * stride;
    const position = positions + i * stride;
    glyphs[i] = int32[info] ?? 0;
    unsafe[i] = ((int32[info + 1] ?? 0) & hbGlyphFlagUnsafeToBreak) !== 0;
    clusters[i] = int32[info + 2] ?? 0;
    advances[i] = int32[position] ?? 0;
    const x = int32[position + 2] ?? 0;
    const y = int32[position + 3] ?? 0;
    if (x !== 0 || y !== 0) {
      offsets ??= new Array<number>(count * 2).fill(0);
      offsets[i * 2] = x;
      offsets[i * 2 + 1] = y;
    }
  }
  return { glyphs, clusters, advances, offsets, unsafe };
}
