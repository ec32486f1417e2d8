// The PDF reader of the tests: pdf.js as packed by unpdf, a twentieth of pdfjs-dist, which brings a viewer and a
// canvas.

interface Transferable {
  transferToFixedLength?: (this: ArrayBuffer, length?: number) => ArrayBuffer;
}

// Node 20 lacks this method (ECMA-262 25.1.6.9); a copy serves a reader of files as well.
const buffers = ArrayBuffer.prototype as Transferable;
buffers.transferToFixedLength ??= function (length) {
  const size = length ?? this.byteLength;
  const copy = new Uint8Array(size);
  copy.set(new Uint8Array(this, 0, Math.min(size, this.byteLength)));
  return copy.buffer;
};

export const { getDocument } = await import("unpdf/pdfjs");
