// The texts of TEI and JATS → rich text.
import { elementsOf, local, textOf, type XmlNode } from "../containers/xml.ts";
import { texOfMathml } from "./mathml.ts";
import { joined, paragraph, type RichBlock, type RichRun, type RichWrapping, text } from "./rich.ts";

const wrappings: Readonly<Record<string, RichWrapping>> = {
  italic: "emphasis",
  emph: "emphasis",
  bold: "strong",
  sub: "subscript",
  sup: "superscript",
  underline: "underline",
  i: "emphasis",
  b: "strong",
  strong: "strong",
  em: "emphasis",
  strike: "strikethrough",
};
const blocks = new Set([
  "p",
  "sec",
  "div",
  "head",
  "title",
  "list",
  "quote",
  "disp-quote",
  "fig",
  "figure",
  "table",
  "table-wrap",
  "disp-formula",
  "ab",
]);

export function blocksOfXml(of: XmlNode, depth = 0): readonly RichBlock[] {
  const out: RichBlock[] = [];
  let open: RichRun[] = [];
  const flush = () => {
    const runs = joined(open);
    open = [];
    if (runs.some((run) => run.kind !== "text" || run.text.trim() !== "")) out.push(paragraph(runs));
  };
  for (const child of of.children) {
    if (typeof child !== "string" && blocks.has(local(child.name))) {
      flush();
      out.push(...blockOf(child, depth));
    } else open.push(...runsOfChild(child));
  }
  flush();
  return out;
}

function blockOf(of: XmlNode, depth: number): readonly RichBlock[] {
  switch (local(of.name)) {
    case "p":
    case "ab":
      return blocksOfXml(of, depth);
    case "head":
    case "title": {
      const runs = runsOfXml(of);
      return runs.length > 0 && !/^\s*abstract\s*$/i.test(textOf(of))
        ? [{ kind: "heading", depth: Math.max(1, depth), runs }]
        : [];
    }
    case "list":
      return [
        {
          kind: "list",
          ordered:
            /order|number/.test(
              `${of.attributes["list-type"] ?? ""}${of.attributes.rend ?? ""}${of.attributes.type ?? ""}`,
            ) && !/unorder|bullet/.test(`${of.attributes.rend ?? ""}${of.attributes.type ?? ""}`),
          items: elementsOf(of)
            .filter((item) => /item$/.test(item.name))
            .map((item) => blocksOfXml(item, depth + 1)),
        },
      ];
    case "quote":
    case "disp-quote":
      return [{ kind: "quote", blocks: blocksOfXml(of, depth + 1) }];
    case "fig":
    case "figure": {
      const graphic = elementsOf(of).find((each) => local(each.name) === "graphic");
      const file = graphic?.attributes.url ?? graphic?.attributes["xlink:href"] ?? "";
      const caption = elementsOf(of)
        .filter((each) => /^(?:caption|head|figDesc)$/.test(local(each.name)))
        .flatMap((each) => runsOfXml(each));
      return file === "" ? [paragraph(caption)] : [{ kind: "figure", file, caption, alt: null }];
    }
    case "table-wrap":
      return elementsOf(of).flatMap((each) => (local(each.name) === "table" ? blockOf(each, depth) : []));
    case "table": {
      const rows = rowsIn(of).map((row) => elementsOf(row).map((cell) => runsOfXml(cell)));
      return rows.length > 0 ? [{ kind: "table", rows }] : [];
    }
    case "disp-formula":
      return [paragraph([{ kind: "math", tex: texIn(of), display: true }])];
    default:
      return blocksOfXml(of, depth + 1);
  }
}

function rowsIn(of: XmlNode): readonly XmlNode[] {
  return elementsOf(of).flatMap((child) => (/^(?:row|tr)$/.test(local(child.name)) ? [child] : rowsIn(child)));
}

function texIn(of: XmlNode): string {
  const inside = [...elementsOf(of), ...elementsOf(of).flatMap((each) => elementsOf(each))];
  const tex = inside.find((each) => local(each.name) === "tex-math");
  const mathml = tex ? undefined : inside.find((each) => local(each.name) === "math");
  if (mathml) return texOfMathml(mathml);
  return textOf(tex ?? of)
    .replace(/^\s*\\documentclass[\s\S]*\\begin\{document\}|\\end\{document\}\s*$/g, "")
    .replace(/^\s{0,99}\$+|(?<!\$)\$+\s{0,99}$/g, "");
}

export function runsOfXml(of: XmlNode): readonly RichRun[] {
  return joined(of.children.flatMap(runsOfChild));
}

/** A bare number that cites is raised, otherwise it would be read as part of the word before it. */
function citationMark(of: XmlNode): readonly RichRun[] {
  const runs = runsOfXml(of);
  const isRaised = runs.some((run) => run.kind === "superscript");
  return isRaised || !/^[\d\s,;–-]{1,40}$/.test(textOf(of)) ? runs : [{ kind: "superscript", children: runs }];
}

function runsOfChild(child: XmlNode | string): readonly RichRun[] {
  if (typeof child === "string") return [text(child.replace(/\s+/g, " "))];
  const name = local(child.name);
  const rend = child.attributes.rend ?? "";
  const kind =
    wrappings[name] ??
    (name === "hi"
      ? /sup/.test(rend)
        ? "superscript"
        : /sub/.test(rend)
          ? "subscript"
          : /bold/.test(rend)
            ? "strong"
            : /ital/.test(rend)
              ? "emphasis"
              : undefined
      : undefined);
  if (kind) return [{ kind, children: runsOfXml(child) }];
  if (name === "lb" || name === "break") return [{ kind: "break" }];
  if (name === "inline-formula" || (name === "formula" && /tex/i.test(child.attributes.notation ?? "")))
    return [{ kind: "math", tex: texIn(child), display: false }];
  if (name === "math") return [{ kind: "math", tex: texOfMathml(child), display: false }];
  if (name === "xref" && child.attributes["ref-type"] === "bibr") return citationMark(child);
  if (name === "ref" || name === "ext-link" || name === "uri") {
    const url = child.attributes.target ?? child.attributes["xlink:href"] ?? textOf(child);
    return /^https?:/.test(url) ? [{ kind: "link", url, children: runsOfXml(child) }] : runsOfXml(child);
  }
  if (name === "note" || name === "fn") return [{ kind: "footnote", children: runsOfXml(child) }];
  if (name === "label" || name === "graphic" || name === "inline-graphic") return [];
  return runsOfXml(child);
}
