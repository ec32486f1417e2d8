import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { checkPicture } from "../../src/figure/check-picture.ts";
import { limits } from "../../src/source/limits.ts";
import { png } from "./pictures.ts";

async function said(bytes: string | Uint8Array): Promise<string> {
  const checked = await checkPicture(typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes);
  return "fault" in checked ? `${checked.fault} (${checked.hint})` : `a ${checked.picture.kind}`;
}

describe("a file that is not a supported picture", () => {
  it.each([
    ["GIF89a\x01\x00", "it is a GIF (save it again as PNG)"],
    ["RIFF\x10\x00\x00\x00WEBPVP8 ", "it is a WebP picture (save it again as PNG or JPEG)"],
    ["II*\0\x08\0\0\0", "it is a TIFF (save it again as PNG)"],
    ["%PDF-1.7\n", "it is a PDF (save it as SVG, with “pdftocairo -svg figure.pdf figure.svg”, or as PNG at 300 dpi)"],
    ["\0\0\0\x18ftypheic", "it is a HEIC photograph (save it again as JPEG)"],
    ["", "the file is empty (save it again as PNG, JPEG or SVG)"],
    ["\n<!DOCTYPE html>\n<html><body>Not found", "it is a web page (download the picture itself)"],
    [
      "version https://git-lfs.github.com/spec/v1\n",
      "it only points to a file that Git LFS keeps (run “git lfs pull”)",
    ],
    ["what is this", "the file is neither PNG nor JPEG nor SVG (save it again as PNG, JPEG or SVG)"],
  ])("is named by its format: %j", async (bytes, expected) => {
    expect(await said(bytes)).toBe(expected);
  });

  it("a PNG whose line ends a transfer has changed says so", async () => {
    const spoilt = Buffer.from(Buffer.from(png(4, 4)).toString("latin1").replace("\r\n", "\n"), "latin1");
    expect(await said(spoilt)).toBe("it was damaged when it was copied as text (copy it again)");
  });
});

describe("a drawing compressed with gzip", () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';

  it("is unpacked", async () => {
    expect(await said(gzipSync(drawing))).toBe("a drawing");
  });

  it("that is cut off, or grows beyond all bounds, is refused", async () => {
    const packed = gzipSync(drawing);
    expect(await said(packed.subarray(0, 40))).toMatch(/^the file is neither/);
    expect(await said(gzipSync(Buffer.alloc(limits.picture + 1)))).toMatch(/^the file is neither/);
  });
});
