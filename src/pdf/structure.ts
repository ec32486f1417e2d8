// The structure tree (ISO 32000-1 §14.7): elements join their parent when the first of their content is drawn, so
// reading order is printed order, and a Tag that never gets content is never written. Elements are numbered and written
// at the end, grouped by role: the tree is a quarter of a tagged file, and deflate works best if neighbours are alike.
import type { Tag } from "../compose/block.ts";
import type { Packed, PdfFile, Ref } from "./file.ts";
import { byteString, number, type Pointer, reference, textString } from "./syntax.ts";

export interface BoundingBox {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

interface Element {
  readonly tag: Tag;
  readonly parent: Element | null;
  /** Elements, and content as its syntax. */
  readonly kids: (Element | string)[];
  /** Its place in the file, assigned at the end. */
  ref: Pointer;
  /** The page of its first content. */
  page: Pointer | null;
  /** Where figures and formulas are on that page. */
  box: BoundingBox | null;
  block: boolean;
  /** The text of a list's first label. */
  label: string | null;
}

/** Entries in one leaf of the parent tree. */
const leafSize = 400;

export class Structure {
  readonly #file: PdfFile;
  readonly #root: Ref;
  readonly #top: Element[] = [];
  readonly #elements = new Map<Tag, Element>();
  /** What the ParentTree says, by key: the owners of a page's marked content, or of an annotation. */
  readonly #parents: (Element | readonly Element[])[] = [];

  constructor(file: PdfFile) {
    this.#file = file;
    this.#root = file.ref();
  }

  /** A page's key in the parent tree, reserved before its content is known. */
  openPage(ref: Pointer): PageStructure {
    const owners: Element[] = [];
    this.#parents.push(owners);
    return { ref, key: this.#parents.length - 1, owners };
  }

  /** Opens a marked-content sequence of a tag; returns its identifier on the page. */
  newMarkedContent(tag: Tag, { ref, owners }: PageStructure): number {
    const element = this.#element(speaking(tag));
    const id = owners.length;
    owners.push(element);
    element.page ??= ref;
    element.kids.push(element.page.id === ref.id ? String(id) : `<</Type/MCR/Pg ${reference(ref)}/MCID ${id}>>`);
    return id;
  }

  /** An element that exists although nothing is drawn for it. */
  declare(tag: Tag): void {
    this.#element(tag);
  }

  /**
   * Connects an annotation to its element; returns its StructParent. The page is the annotation's own, stated if it is
   * not the element's.
   */
  annotate(tag: Tag, annotation: Pointer, pageRef: Pointer): number {
    const element = this.#element(tag);
    element.page ??= pageRef;
    const page = element.page.id === pageRef.id ? "" : `/Pg ${reference(pageRef)}`;
    element.kids.push(`<</Type/OBJR/Obj ${reference(annotation)}${page}>>`);
    this.#parents.push(element);
    return this.#parents.length - 1;
  }

  /** Widens the box of a Figure or Formula that has content on its first page. */
  place(tag: Tag, box: BoundingBox, block: boolean, { ref }: PageStructure): void {
    const element = this.#element(tag);
    if (element.page !== null && element.page.id !== ref.id) return;
    const old = element.box ?? box;
    element.box = {
      left: Math.min(old.left, box.left),
      bottom: Math.min(old.bottom, box.bottom),
      right: Math.max(old.right, box.right),
      top: Math.max(old.top, box.top),
    };
    element.block = block;
  }

  /** Records the text of a label for the numbering of its list. */
  label(tag: Tag, text: string): void {
    for (let at: Tag | null = tag; at; at = at.parent) {
      if (at.role !== "L") continue;
      const list = this.#element(at);
      list.label ??= text;
      return;
    }
  }

  /** Writes everything; returns the StructTreeRoot. */
  end(): Pointer {
    const all = [...this.#elements.values()];
    const folded = new Map<Element, Element>();
    for (const element of all) {
      const kid = foldable(element);
      if (kid) folded.set(kid, element);
    }
    const elements = groupedByLikeness(folded.size > 0 ? all.filter((element) => !folded.has(element)) : all);
    for (const element of elements) element.ref = this.#file.ref();
    for (const [kid, element] of folded) {
      kid.ref = element.ref;
      element.page = kid.page;
      element.kids.splice(0, 1, ...kid.kids);
    }
    const parents = numberTree(
      this.#file,
      this.#parents.map((owner, key) => [key, "tag" in owner ? reference(owner.ref) : references(owner)]),
    );
    const notes: string[] = [];
    this.#file.packTogether(this.#packed(elements, parents, notes));
    const ids = notes.length > 0 ? `/IDTree<</Names[${notes.sort().join(" ")}]>>` : "";
    this.#file.pack(
      this.#root,
      `<</Type/StructTreeRoot/K${references(this.#top)}/ParentTree ${parents.map(reference).at(-1)}` +
        `/ParentTreeNextKey ${this.#parents.length}${ids}>>`,
    );
    return this.#root;
  }

  /**
   * The elements one by one, since all of them together would be as large as the pages; names of notes are added to
   * `notes`.
   */
  *#packed(elements: readonly Element[], parents: readonly Packed[], notes: string[]): Iterable<Packed> {
    for (const element of elements) {
      const note = element.tag.role === "Note" ? `note-${notes.length + 1}` : null;
      if (note) notes.push(`${byteString(note)} ${reference(element.ref)}`);
      yield { id: element.ref.id, syntax: elementSyntax(element, this.#root, note) };
    }
    yield* parents;
  }

  #element(tag: Tag): Element {
    const known = this.#elements.get(tag);
    if (known) return known;
    const parent = tag.parent ? this.#element(tag.parent) : null;
    const element: Element = {
      tag,
      parent,
      kids: [],
      ref: this.#root,
      page: null,
      box: null,
      block: false,
      label: null,
    };
    this.#elements.set(tag, element);
    (parent?.kids ?? this.#top).push(element);
    return element;
  }
}

export interface PageStructure {
  readonly ref: Pointer;
  readonly key: number;
  /** The elements that the page's marked-content identifiers belong to. */
  readonly owners: Element[];
}

/** The tag, or the nearest enclosing one that tells readers something that the others do not. */
function speaking(tag: Tag): Tag {
  let at = tag;
  while (at.parent && isBareSpan(at)) at = at.parent;
  return at;
}

function isBareSpan(tag: Tag): boolean {
  return tag.role === "Span" && !tag.language && !tag.alt && !tag.title && tag.actual === undefined;
}

/** The paragraph or bibliography entry that is the whole body of a list item; null if there is more. */
function foldable(element: Element): Element | null {
  const [kid] = element.kids;
  if (element.tag.role !== "LBody" || element.kids.length !== 1 || typeof kid !== "object") return null;
  const { role, language, alt, title, actual } = kid.tag;
  const plain = !language && !alt && !title && actual === undefined;
  return plain && (role === "P" || role === "BibEntry") ? kid : null;
}

/**
 * Those with content first; by role, then by the role of the enclosing element, then by shape; otherwise in printed
 * order.
 */
function groupedByLikeness(elements: readonly Element[]): readonly Element[] {
  const groups = new Map<string, Element[]>();
  for (const element of elements) {
    const { page, tag, parent, kids } = element;
    const key = `${page === null} ${tag.role} ${parent?.tag.role} ${kids.length > 1}`;
    const group = groups.get(key);
    if (group) group.push(element);
    else groups.set(key, [element]);
  }
  return [...groups.values()].sort(([a], [b]) => (a && b ? byLikeness(a, b) : 0)).flat();
}

function byLikeness(a: Element, b: Element): number {
  return (
    Number(a.page === null) - Number(b.page === null) ||
    compare(a.tag.role, b.tag.role) ||
    compare(a.parent?.tag.role ?? "", b.parent?.tag.role ?? "") ||
    Number(a.kids.length > 1) - Number(b.kids.length > 1)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isHeading(kid: Element | string): boolean {
  return typeof kid !== "string" && /^H[1-6]$/.test(kid.tag.role);
}

function references(elements: readonly Element[]): string {
  return `[${elements.map(({ ref }) => reference(ref)).join(" ")}]`;
}

/**
 * What changes little from one element of a role to the next comes last, where deflate continues into the next element.
 */
function elementSyntax(element: Element, root: Pointer, id: string | null): string {
  const { tag, page } = element;
  const kids = element.kids.map((kid) => (typeof kid === "string" ? kid : reference(kid.ref)));
  let syntax = `<</S/${tag.role}`;
  if (id) syntax += `/ID ${byteString(id)}`;
  // A heading says the same, to everybody: only those who edit the tree see titles of elements.
  if (tag.title && !element.kids.some(isHeading)) syntax += `/T ${textString(tag.title)}`;
  if (tag.language) syntax += `/Lang ${textString(tag.language)}`;
  if (tag.alt) syntax += `/Alt ${textString(tag.alt)}`;
  if (tag.actual !== undefined) syntax += `/ActualText ${textString(tag.actual)}`;
  syntax += attributes(element);
  syntax += `/K${kids.length === 1 && !kids[0]?.startsWith("<") ? ` ${kids[0]}` : `[${kids.join(" ")}]`}`;
  if (page) syntax += `/Pg ${reference(page)}`;
  return `${syntax}/P ${reference(element.parent?.ref ?? root)}>>`;
}

/** Standard attributes (§14.8.5). */
function attributes(element: Element): string {
  const { tag, box } = element;
  const table =
    (tag.scope ? `/Scope/${tag.scope}` : "") +
    (tag.columnSpan && tag.columnSpan > 1 ? `/ColSpan ${tag.columnSpan}` : "");
  if (table) return `/A<</O/Table${table}>>`;
  const numbering = tag.role === "L" ? listNumbering(element.label) : "None";
  // None is the numbering of a list without the attribute (Table 347).
  if (numbering !== "None") return `/A<</O/List/ListNumbering/${numbering}>>`;
  if ((tag.role === "Figure" || tag.role === "Formula") && box) {
    const edges = [box.left, box.bottom, box.right, box.top].map((edge) => number(edge)).join(" ");
    return `/A<</O/Layout/Placement/${element.block ? "Block" : "Inline"}/BBox[${edges}]>>`;
  }
  return "";
}

function listNumbering(label: string | null): string {
  if (label === null) return "None";
  if (/^[([]?\d/.test(label)) return "Decimal";
  if (/^[([]?[a-z][).\]]/.test(label)) return "LowerAlpha";
  if (/^[([]?[A-Z][).\]]/.test(label)) return "UpperAlpha";
  if (/^[•‣⁃*–—-]/.test(label)) return "Disc";
  return "None";
}

/** A number tree of two levels (§7.9.7): its objects, the root last. */
function numberTree(file: PdfFile, entries: readonly (readonly [number, string])[]): readonly Packed[] {
  const nums = (some: typeof entries): string => some.map(([key, value]) => `${key} ${value}`).join(" ");
  if (entries.length <= leafSize) return [{ id: file.ref().id, syntax: `<</Nums[${nums(entries)}]>>` }];
  const leaves: Packed[] = [];
  for (let i = 0; i < entries.length; i += leafSize) {
    const leaf = entries.slice(i, i + leafSize);
    const limits = `${leaf[0]?.[0]} ${leaf.at(-1)?.[0]}`;
    leaves.push({ id: file.ref().id, syntax: `<</Limits[${limits}]/Nums[${nums(leaf)}]>>` });
  }
  return [...leaves, { id: file.ref().id, syntax: `<</Kids[${leaves.map(reference).join(" ")}]>>` }];
}
