// Names of revisions. In: `HEAD~2`, `v1.0^{commit}`, `main@{1}`, a hash or its beginning (gitrevisions(7), without
// dates and searches). Out: the hash of the commit or tree that is meant.
import { nearest } from "../source/did-you-mean.ts";
import { limits } from "../source/limits.ts";
import type { Repository } from "./repository.ts";
import { tooLarge, Unreadable } from "./unreadable.ts";

/** The hash of the tree that a revision refers to. */
export function treeOf(repository: Repository, revision: string): string {
  const cut = revision.search(/[\^~]|@\{/);
  const name = cut === -1 ? revision : revision.slice(0, cut);
  let hash = named(repository, name || "HEAD", cut === -1 ? "" : revision.slice(cut));
  let steps = cut === -1 ? "" : revision.slice(cut);
  // `@{1}` was resolved together with the name.
  steps = steps.replace(/^@\{\d+\}/, "");
  const step = /\^\{(\w*)\}|\^(\d{0,3})|~(\d{0,6})/y;
  while (step.lastIndex < steps.length) {
    const match = step.exec(steps);
    if (!match)
      throw unknown(revision, "name a commit by its hash, a branch or a tag, followed by ~2 or ^ if necessary");
    const [, , parent, back] = match;
    if (back !== undefined) {
      for (let left = back === "" ? 1 : Number(back); left > 0; left--) hash = parentOf(repository, hash, 1, revision);
    } else if (parent !== undefined && parent !== "0") {
      hash = parentOf(repository, hash, parent === "" ? 1 : Number(parent), revision);
    }
  }
  return peel(repository, hash, "tree");
}

/** Through tags, and from a commit to its tree. */
function peel(repository: Repository, from: string, to: "commit" | "tree"): string {
  let hash = from;
  for (let depth = 0; depth < limits.gitReferences; depth++) {
    const { kind, bytes } = repository.objects.read(hash);
    if (kind === to) return hash;
    const word = kind === "tag" ? "object" : kind === "commit" && to === "tree" ? "tree" : null;
    const next = word && headers(bytes, word)[0];
    if (!next) throw new Unreadable("no-book", `${from.slice(0, 12)} is not a ${to}`);
    hash = next;
  }
  throw tooLarge(`a tag refers to tags more than ${limits.gitReferences} times`);
}

function parentOf(repository: Repository, hash: string, which: number, revision: string): string {
  const commit = repository.objects.read(peel(repository, hash, "commit"));
  const parent = headers(commit.bytes, "parent")[which - 1];
  if (!parent) throw unknown(revision, "a commit on the way has no such parent; or the clone lacks its history");
  return parent;
}

/** The hashes of `word <hash>` lines at the head of a commit or tag. */
function headers(bytes: Buffer, word: string): readonly string[] {
  const end = bytes.indexOf("\n\n");
  const head = bytes.subarray(0, Math.min(end === -1 ? bytes.length : end, limits.gitReference)).toString("latin1");
  return head.split("\n").flatMap((line) => {
    const hash = line.slice(word.length + 1);
    return line.startsWith(`${word} `) && isHash(hash) ? [hash] : [];
  });
}

function named(repository: Repository, name: string, steps: string): string {
  const full = name === "@" ? "HEAD" : name;
  const back = /^@\{(\d{1,6})\}/.exec(steps)?.[1];
  const candidates = isReference(full)
    ? [
        full,
        `refs/${full}`,
        `refs/tags/${full}`,
        `refs/heads/${full}`,
        `refs/remotes/${full}`,
        `refs/remotes/${full}/HEAD`,
      ]
    : [];
  if (isHash(full) && full.length === repository.objects.hexLength) return full;
  for (const path of candidates) {
    const hash = back === undefined ? follow(repository, path, 0) : past(repository, path, Number(back));
    if (hash) return hash;
  }
  const begun = /^(?:.{1,200}-g)?([0-9a-f]{4,64})$/.exec(full)?.[1];
  const [found, other] = begun === undefined || back !== undefined ? [] : repository.objects.expand(begun);
  if (found && other) throw unknown(name, "several objects begin with it: give more of the hash");
  if (found) return found;
  const hint = repository.text("HEAD")?.includes("refs/heads/.invalid")
    ? "this repository stores its references in an unsupported form (reftable): name the commit by its whole hash"
    : didYouMean(repository, full);
  throw unknown(name, hint);
}

function unknown(revision: string, hint: string | undefined): Unreadable {
  return new Unreadable("no-book", `the repository has no revision “${revision}”`, hint);
}

function didYouMean(repository: Repository, name: string): string | undefined {
  const close = nearest(
    name,
    [...packedReferences(repository).keys()].map((path) => path.replace(/^refs\/(?:heads|tags|remotes)\//, "")),
  );
  return close === null ? undefined : `did you mean “${close}”?`;
}

/** git-check-ref-format(1), as far as a file could be meant. */
function isReference(name: string): boolean {
  return /^[^\s\\:?*[^~]{1,250}$/.test(name) && name.split("/").every((part) => part !== "" && !part.startsWith("."));
}

function follow(repository: Repository, path: string, depth: number): string | null {
  const text = repository.text(path)?.split("\n")[0]?.trim() ?? packedReferences(repository).get(path) ?? "";
  if (isHash(text)) return text;
  if (!text.startsWith("ref: ")) return null;
  if (depth === limits.gitReferences)
    throw tooLarge(`the repository's references refer to each other more than ${limits.gitReferences} times`);
  const next = text.slice("ref: ".length).trim();
  return isReference(next) ? follow(repository, next, depth + 1) : null;
}

function packedReferences(repository: Repository): ReadonlyMap<string, string> {
  const lines = repository.text("packed-refs")?.split("\n") ?? [];
  return new Map(
    lines.flatMap((line) => {
      const [hash = "", path] = line.split(" ");
      return isHash(hash) && path ? [[path, hash] as const] : [];
    }),
  );
}

/** The value of a reference some changes ago: its log has one line for each change, the latest at the end. */
function past(repository: Repository, path: string, back: number): string | null {
  const lines = repository.text(`logs/${path}`)?.trimEnd().split("\n") ?? [];
  const hash = lines.at(-1 - back)?.split(" ")[1] ?? "";
  return isHash(hash) ? hash : null;
}

function isHash(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
