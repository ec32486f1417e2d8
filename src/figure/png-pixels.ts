// The pixels of a PNG file whose structure is sound (png.ts), unpacked once and counted, without being kept. In: the
// bytes. Out: what is wrong with them, or null. A PDF would contain them as they are, and only its readers would see
// the fault.
import { pngFile } from "../vector/png-file.ts";
import { unpackRows } from "../vector/png-rows.ts";

export function pixelFault(bytes: Uint8Array): Promise<string | null> {
  return unpackRows(pngFile(bytes), () => {});
}
