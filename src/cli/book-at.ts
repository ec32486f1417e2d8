// A book folder, or one as it was at a git revision: `v1.0:data`. The files of the revision are written to a temporary folder;
// git is only asked to list and print them, so that no hook and no filter of the repository runs.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface BookAt {
  readonly folder: string;
  readonly remove: () => void;
}

export class NoSuchBook extends Error {}

export function bookAt(name: string): BookAt {
  if (existsSync(name)) return { folder: name, remove: () => {} };
  const colon = name.indexOf(":");
  if (colon < 1) throw new NoSuchBook(`there is no folder “${name}”; a git revision is written REVISION:FOLDER`);
  const revision = name.slice(0, colon);
  const below = name.slice(colon + 1).replace(/^\.?\/|\/$/g, "") || ".";
  // A name that begins with a dash would be an option.
  if (revision.startsWith("-") || below.startsWith("-")) throw new NoSuchBook(`“${name}” is no revision and folder`);
  const folder = mkdtempSync(join(tmpdir(), "abstracts-revision-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    writeRevision(revision, below, folder);
    return { folder, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function writeRevision(revision: string, below: string, folder: string): void {
  const top = git(["rev-parse", "--show-prefix"]).toString("utf8").trim();
  const path = below === "." ? top.replace(/\/$/, "") : `${top}${below}`;
  const tree = `${revision}:${path}`;
  const listed = git(["ls-tree", "-r", "-z", "--full-tree", tree]).toString("utf8").split("\0").filter(Boolean);
  const files = listed.flatMap((entry) => {
    // 100644 blob <hash>\t<path>; links (120000) lead anywhere and are left out.
    const match = /^100(?:644|755) blob ([0-9a-f]+)\t(.+)$/s.exec(entry);
    const file = match?.[2] ?? "";
    return match?.[1] && !file.split("/").includes("..") ? [{ hash: match[1], file }] : [];
  });
  if (!files.some(({ file }) => file === "book.yaml"))
    throw new NoSuchBook(`there is no book.yaml in “${revision}:${below}”`);
  const texts = files.filter(({ file }) => /\.(?:ya?ml|md)$/i.test(file));
  const printed = git(["cat-file", "--batch"], `${texts.map(({ hash }) => hash).join("\n")}\n`);
  let at = 0;
  for (const { file } of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    // Pictures need only be there.
    writeFileSync(join(folder, file), "");
  }
  for (const { file } of texts) {
    // <hash> blob <size>\n<bytes>\n
    const newline = printed.indexOf(0x0a, at);
    const size = Number(printed.subarray(at, newline).toString("latin1").split(" ")[2]);
    writeFileSync(join(folder, file), printed.subarray(newline + 1, newline + 1 + size));
    at = newline + size + 2;
  }
}

function git(parameters: readonly string[], input?: string): Buffer {
  try {
    return execFileSync("git", [...parameters], {
      maxBuffer: 1 << 30,
      stdio: ["pipe", "pipe", "pipe"],
      ...(input === undefined ? {} : { input }),
    });
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).split("\n")[0] : "";
    throw new NoSuchBook(said ? `git says “${said}”` : "git could not be run");
  }
}
