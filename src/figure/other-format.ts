// What kind of file an unsupported picture is: its format by the first bytes, and how to convert it. In: the bytes.
// Out: a clause for “cannot be used: …” and a hint; null for unknown bytes.

export interface OtherFormat {
  readonly fault: string;
  readonly hint: string;
}

const asPicture = "save it again as PNG, JPEG or SVG";
const asDrawing = (command: string) => `save it as SVG, with “${command}”, or as PNG at 300 dpi`;

/** Where the first bytes of a file are, those bytes as Latin-1, and what the file is. */
const signatures: readonly (readonly [at: number, bytes: string, fault: string, hint: string])[] = [
  [0, "GIF8", "it is a GIF", "save it again as PNG"],
  [8, "WEBP", "it is a WebP picture", "save it again as PNG or JPEG"],
  [0, "II*\0", "it is a TIFF", "save it again as PNG"],
  [0, "MM\0*", "it is a TIFF", "save it again as PNG"],
  [0, "BM", "it is a BMP", "save it again as PNG"],
  [0, "%PDF-", "it is a PDF", asDrawing("pdftocairo -svg figure.pdf figure.svg")],
  [0, "%!PS", "it is PostScript", asDrawing("inkscape figure.eps -o figure.svg")],
  [0, "\xc5\xd0\xd3\xc6", "it is PostScript", asDrawing("inkscape figure.eps -o figure.svg")],
  [4, "ftyphei", "it is a HEIC photograph", "save it again as JPEG"],
  [4, "ftypmif1", "it is a HEIC photograph", "save it again as JPEG"],
  [4, "ftypavif", "it is an AVIF picture", "save it again as PNG or JPEG"],
  [4, "jP  ", "it is JPEG 2000", "save it again as PNG or JPEG"],
  [4, "JXL ", "it is JPEG XL", "save it again as PNG or JPEG"],
  [0, "\xff\n", "it is JPEG XL", "save it again as PNG or JPEG"],
  [0, "\xd7\xcd\xc6\x9a", "it is a Windows metafile", "save it again as SVG or PNG"],
  [40, " EMF", "it is a Windows metafile", "save it again as SVG or PNG"],
  [0, "8BPS", "it is a Photoshop file", "save it again as PNG or JPEG"],
  [0, "PK\x03\x04", "it is a ZIP archive or an office document", "extract the picture from it, as PNG, JPEG or SVG"],
  [0, "version https://git-lfs", "it only points to a file that Git LFS keeps", "run “git lfs pull”"],
  [0, "\x89PNG\n", "it was damaged when it was copied as text", "copy it again"],
  [0, "\x89PNG\r\r", "it was damaged when it was copied as text", "copy it again"],
  [0, "\xc2\x89PNG", "it was damaged when it was copied as text", "copy it again"],
  [0, "\xef\xbf\xbdPNG", "it was damaged when it was copied as text", "copy it again"],
];

const isPage = /^(?:\xef\xbb\xbf)?\s{0,50}<(?:!doctype html|html|head|body)\b/i;

export function otherFormat(bytes: Uint8Array): OtherFormat | null {
  if (bytes.length === 0) return { fault: "the file is empty", hint: asPicture };
  const head = Buffer.from(bytes.subarray(0, 512)).toString("latin1");
  if (isPage.test(head)) return { fault: "it is a web page", hint: "download the picture itself" };
  const found = signatures.find(([at, signature]) => head.startsWith(signature, at));
  return found ? { fault: found[2], hint: found[3] } : null;
}
