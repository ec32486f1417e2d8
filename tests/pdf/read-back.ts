// What a PDF reader finds in a file, as text: lines with their place, font and size, then links, destinations, outline and
// labels. Ring 2 keeps it as `read-back.txt`. Points from the top left corner of the page, y downwards.
import { getDocument } from "./pdfjs.ts";

export interface Read {
  readonly pages: readonly ReadPage[];
  readonly destinations: ReadonlyMap<string, { readonly page: number; readonly y: number }>;
  readonly outline: readonly ReadEntry[];
  readonly labels: readonly string[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly xmp: string;
}

export interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly ReadLine[];
  readonly links: readonly ReadLink[];
  /** The structure tree as nested roles: `Document(P H1(…))`. */
  readonly structure: string;
}

export interface ReadLine {
  readonly x: number;
  readonly y: number;
  readonly font: string;
  readonly size: number;
  readonly text: string;
}

export interface ReadLink {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly target: string;
  readonly contents: string;
}

export interface ReadEntry {
  readonly title: string;
  readonly destination: string;
  readonly children: readonly ReadEntry[];
}

type Pdf = Awaited<ReturnType<typeof getDocument>["promise"]>;
type PdfPage = Awaited<ReturnType<Pdf["getPage"]>>;

export async function read(bytes: Uint8Array): Promise<Read> {
  // pdf.js detaches the buffer, so it gets a copy.
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  try {
    const pages: ReadPage[] = [];
    const pageIds = new Map<string, number>();
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      if (page.ref) pageIds.set(`${page.ref.num} ${page.ref.gen}`, number);
      pages.push(await readPage(page));
    }
    const { info, metadata } = await pdf.getMetadata();
    return {
      pages,
      destinations: await readDestinations(pdf, pages, pageIds),
      outline: ((await pdf.getOutline()) ?? []).map(readEntry),
      labels: (await pdf.getPageLabels()) ?? [],
      info: info as Readonly<Record<string, unknown>>,
      xmp: metadata?.getRaw() ?? "",
    };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/** The file as text, for goldens. */
export async function readBack(bytes: Uint8Array): Promise<string> {
  const { pages, destinations, outline, labels, info } = await read(bytes);
  const out: string[] = [`${info.Title} · ${info.Author} · ${info.Language}`];
  pages.forEach((page, i) => {
    out.push("", `page ${i + 1} “${labels[i] ?? ""}” ${page.width} × ${page.height}`);
    for (const line of page.lines) out.push(`${line.x} ${line.y} ${line.font} ${line.size} ${line.text}`);
    for (const link of page.links) {
      out.push(`link ${link.x} ${link.y} ${link.width} × ${link.height} → ${link.target} “${link.contents}”`);
    }
  });
  out.push("", "destinations");
  for (const [name, { page, y }] of destinations) out.push(`${name} page ${page} ${y}`);
  out.push("", "outline");
  const write = (entries: readonly ReadEntry[], indent: string): void => {
    for (const entry of entries) {
      out.push(`${indent}${entry.title} → ${entry.destination}`);
      write(entry.children, `${indent}  `);
    }
  };
  write(outline, "");
  return `${out.join("\n")}\n`;
}

async function readPage(page: PdfPage): Promise<ReadPage> {
  const [, , width = 0, height = 0] = page.view;
  const { items } = await page.getTextContent();
  // The names of fonts are known once the page's operators have been read.
  await page.getOperatorList();
  const lines: { x: number; y: number; font: string; size: number; text: string; end: number }[] = [];
  for (const item of items) {
    if (!("str" in item) || item.str === "") continue;
    const [, , c = 0, d = 0, e = 0, f = 0] = item.transform as number[];
    const x = round(e);
    const y = round(height - f);
    const font = fontName(page, item.fontName);
    const size = round(Math.hypot(c, d));
    const last = lines.at(-1);
    const continues = last && last.y === y && last.font === font && last.size === size && Math.abs(e - last.end) < size;
    if (continues) {
      last.text += item.str;
      last.end = e + item.width;
    } else if (item.str.trim()) lines.push({ x, y, font, size, text: item.str, end: e + item.width });
  }
  const tree = await page.getStructTree();
  return {
    width: round(width),
    height: round(height),
    lines: lines.map(({ x, y, font, size, text }) => ({ x, y, font, size, text: text.trimEnd() })),
    links: (await page.getAnnotations()).filter((a) => a.subtype === "Link").map((a) => readLink(a, height)),
    structure: tree ? structureText(tree.children as readonly StructureNode[]) : "",
  };
}

function fontName(page: PdfPage, id: string): string {
  const font: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : null;
  const name = typeof font === "object" && font !== null ? Reflect.get(font, "name") : null;
  return typeof name === "string" ? name.replace(/^[A-Z]{6}\+/, "") : "?";
}

interface StructureNode {
  readonly role?: string;
  readonly children?: readonly StructureNode[];
}

function structureText(nodes: readonly StructureNode[]): string {
  return nodes
    .filter((node) => node.role)
    .map((node) => {
      const inner = structureText(node.children ?? []);
      return inner ? `${node.role}(${inner})` : node.role;
    })
    .join(" ");
}

function readLink(annotation: Readonly<Record<string, unknown>>, pageHeight: number): ReadLink {
  const [left = 0, bottom = 0, right = 0, top = 0] = annotation.rect as number[];
  const contents = annotation.contentsObj as { readonly str?: string } | undefined;
  return {
    x: round(left),
    y: round(pageHeight - top),
    width: round(right - left),
    height: round(top - bottom),
    target:
      typeof annotation.dest === "string" ? `#${annotation.dest}` : String(annotation.unsafeUrl ?? annotation.url),
    contents: contents?.str ?? "",
  };
}

async function readDestinations(
  pdf: Pdf,
  pages: readonly ReadPage[],
  pageIds: ReadonlyMap<string, number>,
): Promise<Read["destinations"]> {
  const found = Object.entries((await pdf.getDestinations()) as Readonly<Record<string, readonly unknown[] | null>>);
  return new Map(
    found
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, place]) => {
        const ref = place?.[0] as { readonly num: number; readonly gen: number };
        const page = pageIds.get(`${ref.num} ${ref.gen}`) ?? 0;
        const height = pages[page - 1]?.height ?? 0;
        return [name, { page, y: round(height - Number(place?.[3])) }];
      }),
  );
}

interface OutlineNode {
  readonly title: string;
  readonly dest: unknown;
  readonly items: readonly OutlineNode[];
}

function readEntry(node: OutlineNode): ReadEntry {
  return { title: node.title, destination: String(node.dest), children: node.items.map(readEntry) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
