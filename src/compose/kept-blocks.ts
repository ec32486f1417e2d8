// Blocks kept from one composition to the next. In: what a unit (an abstract, a session of the programme, a line of the contents) is made
// from. Out: its blocks, and the same objects again for as long as everything that its making asked for gets the same answer. Whoever
// comes later finds by identity what it has made of them. Kept blocks hold nothing that is deferred.
import { isAlike, isSame } from "../runtime/is-same.ts";
import type { Block, Tag } from "./block.ts";
import { mapForms } from "./deferred.ts";
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

interface Unit {
  readonly basis: readonly unknown[];
  readonly asked: readonly Asked[];
  readonly blocks: readonly Block[];
}

/** A question that the making of a unit asked. */
interface Asked {
  /** Whether it would be answered the same. */
  holds(setting: Setting): boolean;
  /** Does again what the question did, such as taking a name. */
  again?(setting: Setting): void;
}

export class KeptBlocks {
  readonly #clock = { composition: 0 };
  #basis: readonly unknown[] = [];
  #root: Tag | null = null;
  #shelves = new Map<string, Shelf>();
  #finished = new WeakMap<Block, readonly Block[]>();
  readonly #ofUnits = new WeakSet<Block>();
  /** The blocks of no unit, of the composition before and of this one. */
  #oldOthers = new Map<string, Block[]>();
  #others = new Map<string, Block[]>();
  /** Those of this composition: what is printed twice is made twice. */
  #taken = new Set<Unit>();

  /** A composition begins. Nothing is kept of one with another basis: what every unit may depend on. */
  begin(basis: readonly unknown[], language: string, title: string): Tag {
    if (!isSame(basis, this.#basis) || !this.#root) {
      this.#root = rootTag(language, title);
      keepChildren(this.#root, this.#clock);
      this.#shelves = new Map();
      this.#finished = new WeakMap();
      this.#others = new Map();
    }
    this.#basis = basis;
    this.#clock.composition++;
    this.#taken = new Set();
    this.#oldOthers = this.#others;
    this.#others = new Map();
    return this.#root;
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
    const unit = isFree && stands(known, basis, setting) ? known : this.#made(basis, setting, make);
    this.#taken.add(unit);
    if (unit !== known) markAll(unit.blocks, this.#ofUnits);
    if (typeof of === "string") shelf.fresh.set(of, unit);
    else shelf.byObject.set(of, unit);
    return unit.blocks;
  }

  /** Blocks as `finish` makes each of them, once; groups are opened. */
  finished(blocks: readonly Block[], finish: (block: Block) => readonly Block[]): readonly Block[] {
    return blocks.flatMap((block): readonly Block[] => {
      const known = this.#finished.get(block);
      if (known) return known;
      // Only what is of no unit is deferred still, or is a group anew each time.
      if (block.kind === "deferred") return this.finished(block.blocks(), finish);
      const made = this.#finish(block, finish);
      this.#finished.set(block, made);
      return made;
    });
  }

  #finish(block: Block, finish: (block: Block) => readonly Block[]): readonly Block[] {
    if (block.kind === "group") return [{ ...block, children: this.finished(block.children, finish) }];
    if (block.kind === "variants") return [mapForms(block, (form) => this.finished(form, finish))];
    const own = this.#ofUnits.has(block) ? block : this.#adopted(block);
    const made = this.#finished.get(own) ?? finish(own);
    this.#finished.set(own, made);
    return made;
  }

  /** In the place of a block of no unit, such as a title, the one of the composition before that says the same. */
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

  #made(basis: readonly unknown[], setting: Setting, make: (setting: Setting) => readonly Block[]): Unit {
    const asked: Asked[] = [];
    const inside: Setting = {
      ...listening(setting, asked),
      // A unit inside a unit asks in the name of both.
      unit: (kind, of, own, makeOwn) => this.unit(kind, of, own, inside, makeOwn),
    };
    return { basis, asked, blocks: complete(make(inside)) };
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

function stands({ basis, asked }: Unit, now: readonly unknown[], setting: Setting): boolean {
  if (basis.length !== now.length || !basis.every((part, at) => part === now[at])) return false;
  if (!asked.every((question) => question.holds(setting))) return false;
  for (const question of asked) question.again?.(setting);
  return true;
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

/** The setting, which notes what it is asked. What it has as data is in the basis of the composition or of the unit. */
function listening(setting: Setting, asked: Asked[]): Setting {
  const { plan, assets } = setting;
  const noted =
    <A extends readonly unknown[], R>(of: (setting: Setting) => (...about: A) => R) =>
    (...about: A): R => {
      const answer = of(setting)(...about);
      asked.push({ holds: (now) => of(now)(...about) === answer });
      return answer;
    };
  return {
    ...setting,
    plan: {
      ...plan,
      homeOf: noted((now) => now.plan.homeOf),
      isFull: noted((now) => now.plan.isFull),
      destinationOf: noted((now) => now.plan.destinationOf),
      placeOf: noted((now) => now.plan.placeOf),
      slotOf: noted((now) => now.plan.slotOf),
      isListed: noted((now) => now.plan.isListed),
      sessionDestination: noted((now) => now.plan.sessionDestination),
    },
    assets: {
      ...assets,
      references: { listOf: noted((now) => (owner) => now.assets.references.listOf(owner)) },
      formulas: { get: noted((now) => (tex, look) => now.assets.formulas.get(tex, look)) },
      pictures: {
        get: noted((now) => (path) => now.assets.pictures.get(path)),
        sizeOf: (path) => {
          const answer = assets.pictures.sizeOf(path);
          asked.push({ holds: (now) => isSame(now.assets.pictures.sizeOf(path), answer) });
          return answer;
        },
      },
    },
    anchor(name, outline) {
      const answer = setting.anchor(name, outline);
      const isFree = answer.length > 0;
      asked.push({ holds: (now) => now.isFree(name) === isFree, again: (now) => now.anchor(name, outline) });
      return answer;
    },
    printed(file, picture, width) {
      setting.printed(file, picture, width);
      asked.push({ holds: () => true, again: (now) => now.printed(file, picture, width) });
    },
    tooLong(kind, code) {
      setting.tooLong(kind, code);
      asked.push({ holds: () => true, again: (now) => now.tooLong(kind, code) });
    },
    tabs: {
      note(tabKind, key, tab) {
        asked.push({ holds: () => true, again: (now) => now.tabs.note(tabKind, key, tab) });
        return setting.tabs.note(tabKind, key, tab);
      },
      get all() {
        return setting.tabs.all;
      },
    },
    place(name, where) {
      const answer = setting.place(name, where);
      asked.push({ holds: (now) => now.placeNamed(name) === answer, again: (now) => now.place(name, where) });
      return answer;
    },
  };
}
