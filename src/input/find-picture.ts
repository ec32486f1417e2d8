// A picture that pasted markup names, `\includegraphics{plots/one}` or `<img src="one.png">` → its path in the book; null if the book has
// none. Authors name files as they had them: without an ending, with that of another format, in another folder.
import { posix } from "node:path";
import { isThere } from "../source/book-folder.ts";

const endings = [".png", ".jpg", ".jpeg", ".svg", ".PNG", ".JPG"];

export function findPicture(folder: string, written: string): string | null {
  const path = written
    .trim()
    .replace(/\\/g, "/")
    .replace(/^(?:\.\/)+/, "");
  // Addresses of the network, of a mail, of another machine.
  if (path === "" || path.length > 300 || /^[a-z][a-z0-9+.-]*:|^\/|[\0\n]|(?:^|\/)\.\.(?:\/|$)/i.test(path))
    return null;
  const decoded = path.includes("%") ? [path, path.replaceAll("%20", " ")] : [path];
  for (const name of decoded)
    for (const place of [name, `figures/${name}`, `figures/${posix.basename(name)}`])
      for (const candidate of withEndings(place)) if (isThere(folder, candidate)) return candidate;
  return null;
}

function withEndings(path: string): readonly string[] {
  if (/\.(?:png|jpe?g|svg)$/i.test(path)) return [path];
  const bare = path.replace(/\.(?:pdf|eps|ps|gif|tiff?|bmp|webp|emf|wmf)$/i, "");
  return endings.map((ending) => bare + ending);
}
