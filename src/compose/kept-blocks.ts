// Keeps blocks from one composition to the next. In: what a unit (an abstract, a session of the programme, a line of
// the contents) is made from. Out: its blocks, and the same objects again as long as everything that was asked for
// while making it gets the same answer. Later stages find by identity what they have made of them. Kept blocks hold
// nothing that is deferred.
import { append } from "../runtime/append.ts";
import { isAlike, isSame } from "../runtime/is-same.ts";
import type { Block, Tag } from "./block.ts";
import { mapForms } from "./deferred.ts";
import { type Asked, answersTheSame, listening } from "./recorded-setting.ts";
import type { Setting } from "./setting.ts";
import { keepChildren, rootTag } from "./structure.ts";

/** Blocks of one kind of unit, by the object that the unit is made of, or by its words. */
interface Shelf {
  readonly byObject: WeakMap<object, Unit>;
  /** Those of the last two compositions that asked for any. */
  old: Map<string, Unit>;
  fresh: Map<string, Unit>;
  composition: number;
}

/** Turns blocks into what is printed: the text final, as their fonts need it. */
type Finish = (blocks: readonly Block[]) => readonly Block[];

/** The units that nothing changes later: they are finished at once, and not kept twice. */
const finals: ReadonlySet<string> = new Set(["abstract", "page", "session"]);

interface Unit {
  readonly basis: readonly unknown[];
  readonly asked: readonly Asked[];
  readonly blocks: readonly Block[];
}

export class KeptBlocks {
  readonly #clock = { composition: 0 };
  #basis: readonly unknown[] = [];
  #root: Tag | null = null;
  #shelves = new Map<string, Shelf>();
  #finished = new WeakMap<Block, readonly Block[]>();
  #finish: Finish = (blocks) => blocks;
  readonly #ofUnits = new WeakSet<Block>();
  /** The blocks that belong to no unit, of the previous composition and of this one. */
  #oldOthers = new Map<string, Block[]>();
  #others = new Map<string, Block[]>();
  /** Those of this composition: what is printed twice is made twice. */
  #taken = new Set<Unit>();

  /** Starts a composition. Nothing is kept from one with another basis, which is what every unit may depend on. */
  begin(basis: readonly unknown[], language: string, title: string, finish: Finish): Tag {
    if (!isSame(basis, this.#basis) || !this.#root) {
      this.#root = rootTag(language, title);
      keepChildren(this.#root, this.#clock);
      this.#shelves = new Map();
      this.#finished = new WeakMap();
      this.#others = new Map();
    }
    this.#basis = basis;
    this.#finish = finish;
    this.#clock.composition++;
    this.#taken = new Set();
    this.#oldOthers = this.#others;
    this.#others = new Map();
    return this.#root;
  }

  /** Ends a build: what only the build before it used is dropped. */
  rest(): void {
    for (const shelf of this.#shelves.values()) shelf.old = new Map();
    this.#oldOthers = new Map();
    this.#taken = new Set();
  }

  unit(
    kind: string,
    of: object | string,
    basis: readonly unknown[],
    setting: Setting,
    make: (setting: Setting) => readonly Block[],
  ): readonly Block[] {
    const shelf = this.#shelf(kind);
    const known = typeof of === "string" ? (shelf.fresh.get(of) ?? shelf.old.get(of)) : shelf.byObject.get(of);
    const isFree = known !== undefined && !this.#taken.has(known);
    const unit =
      isFree && isSameBasis(known.basis, basis) && answersTheSame(setting, known.asked)
        ? known
        : this.#made(kind, basis, setting, make);
    this.#taken.add(unit);
    if (unit !== known) markAll(unit.blocks, this.#ofUnits);
    if (typeof of === "string") shelf.fresh.set(of, unit);
    else shelf.byObject.set(of, unit);
    return unit.blocks;
  }

  /** Blocks as they are printed, each made once, with groups opened. */
  finished(blocks: readonly Block[]): readonly Block[] {
    const all: Block[] = [];
    for (const block of blocks) append(all, this.#finishedOne(block));
    return all;
  }

  #finishedOne(block: Block): readonly Block[] {
    const known = this.#finished.get(block);
    if (known) return known;
    // Only what is of no unit is deferred still, or is a group anew each time.
    if (block.kind === "deferred") return this.finished(block.blocks());
    const made = this.#finishOne(block);
    this.#finished.set(block, made);
    return made;
  }

  #finishOne(block: Block): readonly Block[] {
    if (block.kind === "group") return [{ ...block, children: this.finished(block.children) }];
    if (block.kind === "variants") return [mapForms(block, (form) => this.finished(form))];
    const own = this.#ofUnits.has(block) ? block : this.#adopted(block);
    const made = this.#finished.get(own) ?? this.#finish([own]);
    this.#finished.set(own, made);
    return made;
  }

  /** A block that belongs to no unit, such as a title, is replaced by an equal one of the previous composition. */
  #adopted(block: Block): Block {
    const key = titleOf(block);
    const others = this.#oldOthers.get(key) ?? [];
    const at = others.findIndex((other) => isAlike(other, block));
    const [own = block] = at === -1 ? [] : others.splice(at, 1);
    const adopted = this.#others.get(key);
    if (adopted) adopted.push(own);
    else this.#others.set(key, [own]);
    return own;
  }

  #shelf(kind: string): Shelf {
    const { composition } = this.#clock;
    const shelf = this.#shelves.get(kind) ?? { byObject: new WeakMap(), old: new Map(), fresh: new Map(), composition };
    if (shelf.composition < composition) {
      shelf.old = shelf.fresh;
      shelf.fresh = new Map();
      shelf.composition = composition;
    }
    this.#shelves.set(kind, shelf);
    return shelf;
  }

  #made(kind: string, basis: readonly unknown[], setting: Setting, make: (setting: Setting) => readonly Block[]): Unit {
    const asked: Asked[] = [];
    const inside: Setting = {
      ...listening(setting, asked),
      // A unit inside a unit records its questions for both.
      unit: (kind, of, own, makeOwn) => this.unit(kind, of, own, inside, makeOwn),
    };
    const blocks = complete(make(inside));
    if (!finals.has(kind)) return { basis, asked, blocks };
    const finished = this.#finish(blocks);
    for (const block of finished) this.#finished.set(block, [block]);
    return { basis, asked, blocks: finished };
  }
}

function markAll(blocks: readonly Block[], marked: WeakSet<Block>): void {
  for (const block of blocks) {
    marked.add(block);
    if (block.kind === "group") markAll(block.children, marked);
    if (block.kind === "variants") for (const form of block.forms) markAll(form.blocks(), marked);
  }
}

/** Few blocks have the same. */
function titleOf(block: Block): string {
  if (block.kind !== "paragraph") return block.kind;
  return block.pieces.map((piece) => (piece.kind === "text" ? piece.text : piece.kind)).join("");
}

function isSameBasis(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}

/** Nothing is left to be made later. */
function complete(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind === "deferred") return complete(block.blocks());
    if (block.kind === "group") return [{ ...block, children: complete(block.children) }];
    if (block.kind !== "variants") return [block];
    const forms = block.forms.map(({ grade, blocks: form }) => {
      const made = complete(form());
      return { grade, blocks: () => made };
    });
    return [{ ...block, forms }];
  });
}
