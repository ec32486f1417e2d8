// The outline of a glyph, as HarfBuzz draws it (HarfBuzz manual: hb-draw). Its C interface calls functions of the module's table; a
// small WebAssembly module, written here, gives our callbacks their C types.
import { instantiateBytes } from "../runtime/wasm.ts";
import { type Exports, openEngine, type ShaperFont } from "./harfbuzz.ts";

/** Receives a glyph's outline, in font units, y upwards. */
export interface GlyphPen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticTo(x1: number, y1: number, x: number, y: number): void;
  curveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  close(): void;
}

type Callback = (...values: readonly number[]) => void;

interface DrawExports extends Exports {
  readonly __indirect_function_table: { grow(count: number): number; set(at: number, callback: unknown): void };
  hb_draw_funcs_create(): number;
  hb_draw_funcs_set_move_to_func(functions: number, callback: number, user: number, destroy: number): void;
  hb_draw_funcs_set_line_to_func(functions: number, callback: number, user: number, destroy: number): void;
  hb_draw_funcs_set_quadratic_to_func(functions: number, callback: number, user: number, destroy: number): void;
  hb_draw_funcs_set_cubic_to_func(functions: number, callback: number, user: number, destroy: number): void;
  hb_draw_funcs_set_close_path_func(functions: number, callback: number, user: number, destroy: number): void;
  hb_font_draw_glyph(font: number, glyph: number, functions: number, user: number): void;
}

/** The pen of the glyph that is being drawn. */
let pen: GlyphPen | null = null;
/** Address of the hb_draw_funcs_t. */
let functions = 0;

export function drawGlyph(font: ShaperFont, glyph: number, into: GlyphPen): void {
  const exports = openEngine().exports as DrawExports;
  if (functions === 0) functions = createFunctions(exports);
  pen = into;
  exports.hb_font_draw_glyph(font.font, glyph, functions, 0);
  pen = null;
}

type Draw = (into: GlyphPen, coordinates: readonly number[]) => void;

const callbacks: readonly { readonly numbers: number; readonly call: Callback }[] = [
  callback(2, (into, [x = 0, y = 0]) => into.moveTo(x, y)),
  callback(2, (into, [x = 0, y = 0]) => into.lineTo(x, y)),
  callback(4, (into, [x1 = 0, y1 = 0, x = 0, y = 0]) => into.quadraticTo(x1, y1, x, y)),
  callback(6, (into, [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x = 0, y = 0]) => into.curveTo(x1, y1, x2, y2, x, y)),
  callback(0, (into) => into.close()),
];

/** HarfBuzz passes the functions, the caller's data and the drawing state before the coordinates, and data again after them. */
function callback(numbers: number, draw: Draw): { readonly numbers: number; readonly call: Callback } {
  const call: Callback = (_functions, _data, _state, ...coordinates) => {
    if (pen) draw(pen, coordinates);
  };
  return { numbers, call };
}

function createFunctions(exports: DrawExports): number {
  const table = exports.__indirect_function_table;
  const first = table.grow(callbacks.length);
  typed().forEach((callback, index) => {
    table.set(first + index, callback);
  });
  const created = exports.hb_draw_funcs_create();
  exports.hb_draw_funcs_set_move_to_func(created, first, 0, 0);
  exports.hb_draw_funcs_set_line_to_func(created, first + 1, 0, 0);
  exports.hb_draw_funcs_set_quadratic_to_func(created, first + 2, 0, 0);
  exports.hb_draw_funcs_set_cubic_to_func(created, first + 3, 0, 0);
  exports.hb_draw_funcs_set_close_path_func(created, first + 4, 0, 0);
  return created;
}

/**
 * The callbacks with C types: a module that imports each as a typed function and exports it again (WebAssembly core
 * 5.5).
 */
function typed(): readonly unknown[] {
  const i32 = 0x7f;
  const f32 = 0x7d;
  const name = (index: number) => [1, 0x61 + index];
  const section = (id: number, items: readonly (readonly number[])[]) => {
    const body = [items.length, ...items.flat()];
    return [id, body.length, ...body];
  };
  const types = callbacks.map(({ numbers }) => [
    ...[0x60, numbers + 4, i32, i32, i32],
    ...Array<number>(numbers).fill(f32),
    ...[i32, 0],
  ]);
  const functionKind = 0;
  const imports = callbacks.map((_, index) => [...name(0), ...name(index), functionKind, index]);
  const exported = callbacks.map((_, index) => [...name(index), functionKind, index]);
  const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const bytes = [...header, ...section(1, types), ...section(2, imports), ...section(7, exported)];
  const given = Object.fromEntries(
    callbacks.map(({ call }, index) => [String.fromCharCode(0x61 + index), call] as const),
  );
  const module = instantiateBytes<Readonly<Record<string, unknown>>>(Uint8Array.from(bytes), { a: given });
  return callbacks.map((_, index) => module[String.fromCharCode(0x61 + index)]);
}
