// Pages as pixels, through poppler's pdftoppm, and PNG files of them. Eight bits a channel; grey or red, green and blue.
import { execFileSync } from "node:child_process";
import { crc32, deflateSync, inflateSync } from "node:zlib";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A page of a PDF file, counted from 1. */
export function pixelsOfPage(pdf, page, { dpi = 72, grey = false } = {}) {
  const words = ["-r", String(dpi), "-f", String(page), "-l", String(page), ...(grey ? ["-gray"] : []), pdf];
  return pixelsOfPnm(execFileSync("pdftoppm", words, { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] }));
}

/** Whether poppler is installed. */
export function canRender() {
  try {
    execFileSync("pdftoppm", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Netpbm's raw formats: `P5` grey, `P6` colour, then width, height and the greatest value. */
function pixelsOfPnm(bytes) {
  const head = /^P([56])\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString("latin1"));
  if (!head) throw new Error("pdftoppm has printed no picture");
  const [whole, kind, width, height] = head;
  const channels = kind === "5" ? 1 : 3;
  return { width: Number(width), height: Number(height), channels, data: bytes.subarray(whole.length) };
}

export function blank(width, height, channels = 3, value = 255) {
  return { width, height, channels, data: Buffer.alloc(width * height * channels, value) };
}

/** Copies a picture into another one with as many channels, or with three. */
export function place(onto, picture, left, top) {
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      for (let c = 0; c < onto.channels; c++) {
        const value = picture.data[(y * picture.width + x) * picture.channels + Math.min(c, picture.channels - 1)];
        onto.data[((top + y) * onto.width + left + x) * onto.channels + c] = value;
      }
    }
  }
}

/** How many pixels of two equally large pictures differ by more than antialiasing explains. */
export function differing(one, two, tolerance = 48) {
  if (one.width !== two.width || one.height !== two.height) return Math.max(one.data.length, two.data.length);
  let count = 0;
  for (let i = 0; i < one.data.length; i += one.channels) {
    for (let c = 0; c < one.channels; c++) {
      if (Math.abs(one.data[i + c] - two.data[i + c]) <= tolerance) continue;
      count++;
      break;
    }
  }
  return count;
}

/** PNG (third edition), each line as its difference from the one above. */
export function toPng({ width, height, channels, data }) {
  const line = width * channels;
  const rows = Buffer.alloc((line + 1) * height);
  for (let y = 0; y < height; y++) {
    rows[y * (line + 1)] = 2;
    for (let i = 0; i < line; i++) {
      rows[y * (line + 1) + 1 + i] = data[y * line + i] - (y > 0 ? data[(y - 1) * line + i] : 0);
    }
  }
  return pngOf({ width, height, kind: channels === 1 ? 0 : 2, body: deflateSync(rows, { level: 9 }) });
}

/** `kind`: 0 grey, 2 colours, 3 numbers of the palette's colours. */
export function pngOf({ width, height, kind, palette = null, body }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, kind, 0, 0, 0], 8);
  const chunks = [["IHDR", header], ...(palette ? [["PLTE", palette]] : []), ["IDAT", body], ["IEND", Buffer.alloc(0)]];
  return Buffer.concat([signature, ...chunks.map(([type, bytes]) => chunk(type, bytes))]);
}

/** Reads what `toPng` has written. */
export function fromPng(bytes) {
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const channels = bytes[25] === 0 ? 1 : 3;
  const length = bytes.readUInt32BE(33);
  const rows = inflateSync(bytes.subarray(41, 41 + length));
  const line = width * channels;
  const data = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    if (rows[y * (line + 1)] !== 2) throw new Error("this PNG is not one of ours");
    for (let i = 0; i < line; i++) {
      data[y * line + i] = rows[y * (line + 1) + 1 + i] + (y > 0 ? data[(y - 1) * line + i] : 0);
    }
  }
  return { width, height, channels, data };
}

function chunk(type, body) {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0);
  typed.copy(out, 4);
  out.writeUInt32BE(crc32(typed), body.length + 8);
  return out;
}
