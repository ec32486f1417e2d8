// Which books are being watched, and where: a file for each, so that another command finds the page of a book, and the
// next watch of the book uses the same address, to which open windows reconnect. In: the book's folder. Out: port and
// secret. Only this user may read the files.
import { createHash, randomBytes } from "node:crypto";
import { chmodSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

export interface Running {
  readonly port: number;
  readonly secret: string;
  /** The process that serves the page; null once it has ended. */
  readonly pid: number | null;
}

export const newSecret = () => randomBytes(24).toString("base64url");

export function readRunning(book: string): Running | null {
  try {
    const data: unknown = JSON.parse(readFileSync(fileOf(book), "utf8"));
    if (typeof data !== "object" || data === null) return null;
    const { port, secret, pid } = data as Readonly<Record<string, unknown>>;
    const isSound = Number.isInteger(port) && typeof secret === "string" && /^[\w-]{32}$/.test(secret);
    if (!isSound) return null;
    return { port: Number(port), secret: String(secret), pid: typeof pid === "number" && isAlive(pid) ? pid : null };
  } catch {
    return null;
  }
}

/** If the file cannot be written, other commands do not find the page; nothing else is lost. */
export function writeRunning(book: string, running: Running): void {
  try {
    const folder = stateFolder();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stats = lstatSync(folder);
    if (!stats.isDirectory() || (process.getuid && stats.uid !== process.getuid())) return;
    chmodSync(folder, 0o700);
    const path = fileOf(book);
    // Never write through a file or link that somebody else has put there.
    rmSync(path, { force: true });
    writeFileSync(path, JSON.stringify(running), { mode: 0o600, flag: "wx" });
  } catch {}
}

function fileOf(book: string): string {
  return join(stateFolder(), `${createHash("sha256").update(book).digest("hex").slice(0, 32)}.json`);
}

/**
 * For files that may be lost and belong to this machine alone (https://specifications.freedesktop.org/basedir-spec).
 */
function stateFolder(): string {
  const { XDG_STATE_HOME, LOCALAPPDATA } = process.env;
  const base = XDG_STATE_HOME || (process.platform === "win32" && LOCALAPPDATA) || join(homedir(), ".local", "state");
  return join(base, "abstracts", "watch");
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
