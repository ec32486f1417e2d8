// What veraPDF does not check in a tagged file (ISO 14289-1 and good practice): every operator in marked content, every
// sequence and every annotation in the tree exactly once and on its own page, headings without gaps, lists and tables with the
// right children, and content in the file in reading order. In: bytes. Out: faults, none for a good file.
import { dictOf, isRef, listOf, numberTree, type PdfObjects, readObjects, textOf } from "./pdf-objects.ts";
import { type Element, elementsIn, isElement, isWords, readTagged, type TaggedPdf } from "./tagged-text.ts";

export interface Inspection {
  readonly pages: number;
  readonly elements: number;
  readonly faults: readonly string[];
}

export function inspectPdf(bytes: Uint8Array): Inspection {
  const objects = readObjects(bytes);
  const tagged = readTagged(objects);
  const elements = [...elementsIn(tagged.root)].slice(1);
  if (elements.length === 0)
    return { pages: tagged.pages.length, elements: 0, faults: ["the file has no structure tree"] };
  const faults = [
    ...tagged.outside.map((place) => `an operator outside marked content: ${place}`),
    ...tagged.unread.map((place) => `a glyph without characters: ${place}`),
    ...contentFaults(objects, tagged, elements),
    ...orderFaults(tagged),
    ...annotationFaults(objects, tagged, elements),
    ...headingFaults(elements),
    ...elements.flatMap(memberFaults),
    ...attributeFaults(objects, elements),
  ];
  return { pages: tagged.pages.length, elements: elements.length, faults };
}

/** Every marked-content sequence belongs to one element, and the parent tree says the same. */
function contentFaults(objects: PdfObjects, tagged: TaggedPdf, elements: readonly Element[]): readonly string[] {
  const faults: string[] = [];
  const parents = numberTree(objects, tagged.root.dict.get("ParentTree"));
  const owners = tagged.pages.map(() => new Map<number, number>());
  for (const element of elements) {
    for (const kid of element.kids) {
      if (!isWords(kid)) continue;
      const page = owners[kid.page];
      if (!page || page.has(kid.id))
        faults.push(`content ${kid.id} of page ${kid.page + 1} is in the tree twice or not on a page`);
      page?.set(kid.id, element.ref);
    }
  }
  tagged.pages.forEach((page, index) => {
    const key = Number(page.dict.get("StructParents"));
    const told = listOf(objects, parents.get(key));
    for (const id of tagged.said[index]?.keys() ?? []) {
      const parent = told[id];
      const owner = owners[index]?.get(id);
      if (owner === undefined) faults.push(`content ${id} of page ${index + 1} is not in the tree`);
      else if (!isRef(parent) || parent.ref !== owner)
        faults.push(`the parent tree mistakes content ${id} of page ${index + 1}`);
    }
  });
  return faults;
}

/**
 * Reading the tree from its root meets the content in its order in the file. Timetables have two
 * dimensions: their columns, lists with captions, are read one after the other. Notes are read with the paragraph of their
 * mark and printed at the foot of the page.
 */
function orderFaults(tagged: TaggedPdf): readonly string[] {
  const faults: string[] = [];
  let page = 0;
  let id = -1;
  const walk = (element: Element): void => {
    if (isTimetable(element)) return;
    const before = { page, id };
    if (element.role === "Note") id = -1;
    for (const kid of element.kids) {
      if (isElement(kid)) walk(kid);
      else if (isWords(kid)) {
        if (kid.page < page || (kid.page === page && kid.id < id)) {
          faults.push(
            `page ${kid.page + 1}: “${kid.text.slice(0, 40)}” (${element.role}) is read later than it is printed`,
          );
        }
        page = kid.page;
        id = kid.id;
      }
    }
    if (element.role === "Note") ({ page, id } = before);
  };
  walk(tagged.root);
  return faults;
}

function isTimetable(element: Element): boolean {
  return element.kids.some(
    (kid) =>
      isElement(kid) && kid.role === "L" && kid.kids.some((inner) => isElement(inner) && inner.role === "Caption"),
  );
}

/** Every annotation is in one element, which names the page that the annotation is on; links in Link elements. */
function annotationFaults(objects: PdfObjects, tagged: TaggedPdf, elements: readonly Element[]): readonly string[] {
  const faults: string[] = [];
  const parents = numberTree(objects, tagged.root.dict.get("ParentTree"));
  const pageOf = new Map<number, number>();
  for (const page of tagged.pages) {
    for (const annotation of listOf(objects, page.dict.get("Annots"))) {
      if (isRef(annotation)) pageOf.set(annotation.ref, page.ref);
    }
  }
  const seen = new Set<number>();
  for (const element of elements) {
    for (const kid of element.kids) {
      if (!("annotation" in kid)) continue;
      const { annotation, pageRef } = kid;
      const name = `annotation ${annotation}`;
      if (seen.has(annotation)) faults.push(`${name} is in two elements`);
      seen.add(annotation);
      if (pageOf.get(annotation) !== pageRef) faults.push(`${name} is not on the page that its element names`);
      const dict = dictOf(objects, { ref: annotation });
      if (dict.get("Subtype") === "/Link" && element.role !== "Link")
        faults.push(`${name} is a link in a ${element.role}`);
      const parent = parents.get(Number(dict.get("StructParent")));
      if (!isRef(parent) || parent.ref !== element.ref) faults.push(`the parent tree mistakes ${name}`);
      if (!textOf(dict.get("Contents"))) faults.push(`${name} has no words for those who listen`);
    }
  }
  for (const annotation of pageOf.keys())
    if (!seen.has(annotation)) faults.push(`annotation ${annotation} is in no element`);
  return faults;
}

function headingFaults(elements: readonly Element[]): readonly string[] {
  const faults: string[] = [];
  let before = 0;
  for (const element of elements) {
    const level = Number(/^H([1-6])$/.exec(element.role)?.[1] ?? 0);
    if (level === 0) continue;
    if (level > before + 1) faults.push(`an H${level} follows an H${before}`);
    before = level;
  }
  return faults;
}

const allowedMembers: Readonly<Record<string, RegExp>> = {
  L: /^(?:LI|Caption|L)$/,
  LI: /^(?:Lbl|LBody)$/,
  TOC: /^(?:TOCI|TOC|Caption)$/,
  TOCI: /^(?:Lbl|Reference|NonStruct|P|TOC|Span)$/,
  Table: /^(?:TR|THead|TBody|TFoot|Caption)$/,
  THead: /^TR$/,
  TBody: /^TR$/,
  TR: /^T[HD]$/,
};
const allowedOwners: Readonly<Record<string, RegExp>> = {
  LI: /^L$/,
  Lbl: /^(?:LI|TOCI|Note|BibEntry|Caption|P)$/,
  LBody: /^LI$/,
  TOCI: /^TOC$/,
  TR: /^(?:Table|THead|TBody|TFoot)$/,
  TH: /^TR$/,
  TD: /^TR$/,
};

function memberFaults(element: Element): readonly string[] {
  const faults: string[] = [];
  const members = allowedMembers[element.role];
  for (const kid of element.kids) {
    if (!isElement(kid)) {
      if (members && isWords(kid) && kid.text.trim() !== "")
        faults.push(`words stand in a ${element.role} itself: “${kid.text}”`);
      continue;
    }
    if (members && !members.test(kid.role)) faults.push(`a ${kid.role} is in a ${element.role}`);
    const owners = allowedOwners[kid.role];
    if (owners && !owners.test(element.role)) faults.push(`a ${kid.role} is in a ${element.role}`);
    if (kid.role === "Link" && element.role === "Link") faults.push("a Link is in a Link");
  }
  return faults;
}

const languageTag = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

function attributeFaults(objects: PdfObjects, elements: readonly Element[]): readonly string[] {
  const faults: string[] = [];
  const ids = new Set<string>();
  const language = textOf(objects.catalog.get("Lang")) ?? "";
  if (!languageTag.test(language)) faults.push(`the document’s language is “${language}”`);
  for (const { role, dict, kids } of elements) {
    const own = textOf(dict.get("Lang"));
    if (own !== null && !languageTag.test(own)) faults.push(`a ${role} has the language “${own}”`);
    if ((role === "Figure" || role === "Formula") && !textOf(dict.get("Alt"))?.trim())
      faults.push(`a ${role} has no alternative text`);
    if (role === "Link" && !kids.some((kid) => "annotation" in kid)) faults.push("a Link leads nowhere");
    const attributes = listOf(objects, dict.get("A")).map((one) => dictOf(objects, one));
    if (role === "TH" && !attributes.some((one) => one.has("Scope"))) faults.push("a TH has no scope");
    if (role !== "Note") continue;
    const id = textOf(dict.get("ID")) ?? "";
    if (id === "" || ids.has(id)) faults.push(`a Note has ${id === "" ? "no ID" : `the ID “${id}” of another`}`);
    ids.add(id);
  }
  return faults;
}
