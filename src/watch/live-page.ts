// The page of a watched book: what the server answers, and what is sent to its windows. In: the session, and the choice
// to begin with. Out: builds, one after the other, each for everything that was saved since the last; after each build,
// a snapshot to every window.
import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { parsePaper } from "../model/paper.ts";
import type { Choice, LiveBook, Place, Snapshot, SourcePlace } from "../session/snapshot.ts";
import { editorAddress, runEditor } from "./editors.ts";
import { Events } from "./events.ts";
import { Rebuilder } from "./rebuilder.ts";
import type { PageRequest, Reply } from "./server.ts";

export interface LivePageOptions {
  readonly book: LiveBook;
  readonly choice: Choice;
  /** The name of an editor that opens addresses, or a command. */
  readonly editor: string;
  /** Called after each build; `failed` makes the snapshot of a build that was given up. */
  readonly built: (snapshot: Snapshot) => void;
  readonly failed: (error: unknown, last: Snapshot | null, choice: Choice) => Snapshot;
}

export class LivePage {
  readonly events = new Events();
  readonly #options: LivePageOptions;
  readonly #builds = new Rebuilder((saved, isOvertaken) => this.#build(saved, isOvertaken));
  #choice: Choice;
  #last: Snapshot | null = null;
  #isClosed = false;

  constructor(options: LivePageOptions) {
    this.#options = options;
    this.#choice = options.choice;
    this.events.send("hello", this.#hello(), true);
  }

  #hello() {
    const { editor } = this.#options;
    return { opensHere: editorAddress(editor, nowhere) === null, editor };
  }

  /** Builds for what was saved; resolves when nothing is left to build. */
  build(saved: readonly string[] = []): Promise<void> {
    return this.#builds.request(saved);
  }

  /**
   * A build with faults that began in the middle of a larger change, such as a checkout, is put aside: files may have
   * been missing for a moment.
   */
  async #build(saved: readonly string[], isOvertaken: () => boolean): Promise<boolean> {
    const choice = this.#choice;
    this.events.send("building", {});
    let snapshot: Snapshot;
    try {
      snapshot = await this.#options.book.build({ choice, saved });
    } catch (error) {
      snapshot = this.#options.failed(error, this.#last, choice);
    }
    if (this.#isClosed) return false;
    if (snapshot.state !== "fresh" && isOvertaken()) return true;
    this.#last = snapshot;
    this.events.send("snapshot", snapshot, true);
    this.#options.built(snapshot);
    return false;
  }

  async answer({ path, query, body, response }: PageRequest): Promise<Reply> {
    if (body) return this.#act(path, body);
    const { book } = this.#options;
    if (path === "events") {
      this.events.listen(response);
      return "taken";
    }
    if (path === "hello") return json(this.#hello());
    // There is none before the first build has ended, which is no fault.
    if (path === "snapshot") return { json: this.#last };
    if (path === "place")
      return { json: await this.#placeOfProblem(Number(query.get("problem")), Number(query.get("build"))) };
    if (path === "book.pdf") return pdf(await book.bookPdf(), "book.pdf");
    if (path === "search") return { json: await book.search((query.get("q") ?? "").slice(0, 200)) };
    if (path === "source") {
      const [page, x, y] = ["page", "x", "y"].map((name) => Number(query.get(name)));
      const place = await book.sourceAt(page ?? 0, x ?? 0, y ?? 0);
      return { json: place && this.#withAddress(place) };
    }
    const [, key = "", kind] = /^page\/([\w-]{1,64})\.(pdf|json)$/.exec(path) ?? [];
    if (kind === "pdf") return pdf(await book.pagePdf(key));
    if (kind === "json") return json(await book.pageText(key));
    return null;
  }

  async #act(path: string, body: Readonly<Record<string, unknown>>): Promise<Reply> {
    const { book } = this.#options;
    if (path === "choose") {
      this.#choice = choiceOf(body, this.#choice);
      // The answer is sent once the pages are there.
      await this.build();
      return { json: this.#choice };
    }
    if (path === "fix") {
      // A number from another build means another problem.
      if (body.build !== this.#last?.build) return { json: null };
      return { json: await book.fix(Number(body.problem), body.write === true) };
    }
    if (path === "open") return { json: await this.#open(body) };
    if (path === "goto") {
      const place = await this.goto(String(body.file), Number(body.line));
      return { json: { found: place !== null, windows: this.events.listeners } };
    }
    return null;
  }

  async #placeOfProblem(id: number, build: number): Promise<Place | null> {
    const problem = build === this.#last?.build ? this.#last.problems[id] : undefined;
    return problem?.file ? this.#options.book.placeOf(realFile(problem.file), problem.line ?? 1) : null;
  }

  /** Moves every window to where a line of a file is printed. */
  async goto(file: string, line: number): Promise<Place | null> {
    const place = await this.#options.book.placeOf(realFile(file), line);
    if (place) this.events.send("goto", place);
    return place;
  }

  /**
   * Opens the source of what is printed at a place, or of a problem: with the command that `--editor` names, or an
   * address.
   */
  async #open(body: Readonly<Record<string, unknown>>): Promise<Opened> {
    const problem = body.build === this.#last?.build ? this.#last?.problems[Number(body.problem)] : undefined;
    const place = problem?.file
      ? { absolute: resolve(problem.file), line: problem.line ?? 1, column: problem.column ?? 1 }
      : await this.#options.book.sourceAt(Number(body.page), Number(body.x), Number(body.y));
    if (!place) return { address: null, failed: "there is no such place" };
    const address = editorAddress(this.#options.editor, place);
    return { address, failed: address === null ? await runEditor(this.#options.editor, place) : null };
  }

  #withAddress(place: SourcePlace) {
    return { ...place, address: editorAddress(this.#options.editor, place) };
  }

  close(): void {
    this.#isClosed = true;
    this.#builds.close();
    this.events.close();
  }
}

interface Opened {
  /** The address that the browser is to open. */
  readonly address: string | null;
  /** Why the command could not be run. */
  readonly failed: string | null;
}

const nowhere = { absolute: "/", line: 1, column: 1 };

/** The choice that the page sends; values that are not among ours leave the choice as it was. */
function choiceOf(body: Readonly<Record<string, unknown>>, before: Choice): Choice {
  const word = (name: "template" | "paper" | "profile") => {
    const value = body[name];
    if (value === undefined) return before[name];
    return typeof value === "string" && value !== "" && value.length <= 300 ? value : null;
  };
  const paper = word("paper");
  return {
    template: word("template"),
    paper: paper !== null && parsePaper(paper) ? paper : null,
    profile: word("profile"),
    draft: typeof body.draft === "boolean" ? body.draft : before.draft,
  };
}

function pdf(bytes: Uint8Array | null, name?: string): Reply {
  return bytes && { type: "application/pdf", bytes, ...(name !== undefined && { name }) };
}

function json(data: unknown): Reply {
  return data === null ? null : { json: data };
}

function realFile(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
