// `acl`: the volume in the XML of the ACL Anthology's collections.
import type { Person } from "../../../model/book.ts";
import { FreeNames } from "../../../model/free-names.ts";
import { familyName } from "../../facts/plain.ts";
import { pageText, volumeOf, type Work, worksOf } from "../../facts/work.ts";
import { type ExportFormat, type ExportSource, textFile } from "../../format.ts";
import { joined, type Markup, markup, trusted, xmlDocument } from "../../markup.ts";
import type { Pen } from "../../text/pen.ts";
import { writeInline } from "../../text/write-text.ts";
import { hasAll } from "./needs.ts";
import { facePen, recordScope } from "./record-text.ts";

export const anthology: ExportFormat = {
  name: "acl",
  title: "the volume as the ACL Anthology keeps it",
  standard: "ACL Anthology XML schema",
  makes: "file",
  ending: "acl.xml",
  mark: "<collection id=",
  needs: { pages: true, mathml: false },
  write(source, report) {
    if (!hasAll(["anthology", "dates"], source.book, "a volume of the ACL Anthology", report)) return [];
    return [textFile("acl.xml", xmlDocument(collection(source)))];
  },
};

const faces: Readonly<Record<string, string>> = { emphasis: "i", strong: "b" };

/** The anthology's own markup; formulas are TeX. */
const pen: Pen<Markup> = {
  ...facePen,
  join: (parts) => joined(parts),
  mark: (kind, inner) => {
    const face = faces[kind];
    return face === undefined ? inner : markup`<${trusted(face)}>${inner}</${trusted(face)}>`;
  },
  formula: (tex) => markup`<tex-math>${tex.tex}</tex-math>`,
};

function collection(source: ExportSource): Markup {
  const { book } = source;
  const volume = volumeOf(book);
  const id = book.exports?.anthology ?? "";
  const [year = "", month = ""] = (volume.start ?? "").split("-");
  const name = month === "" ? "" : months[Number(month) - 1];
  return markup`<collection id="${id}">
  <volume id="1" type="proceedings">
    <meta>
      <booktitle>${volume.title}</booktitle>
${volume.editors.map((one) => markup`      <editor>${nameOf(one)}</editor>\n`)}${
  volume.publisher !== null && markup`      <publisher>${volume.publisher}</publisher>\n`
}${volume.place !== null && markup`      <address>${volume.place}</address>\n`}      <month>${name ?? ""}</month>
      <year>${year}</year>
${volume.isbn !== null && markup`      <isbn>${volume.isbn.trim().replace(/\s+/g, "-")}</isbn>\n`}      <venue>${id.split(".")[1] ?? ""}</venue>
    </meta>
${papers(source)}  </volume>
</collection>`;
}

const months = "January February March April May June July August September October November December".split(" ");

function papers(source: ExportSource): readonly Markup[] {
  const keys = new FreeNames();
  return worksOf(source).map((work, index) => {
    // Keys consist of ASCII letters, digits and hyphens.
    const key = keys.take(work.key.replaceAll("_", "-"));
    return paper({ ...work, key }, index + 1, source);
  });
}

function paper(work: Work, number: number, source: ExportSource): Markup {
  const pages = pageText(work.pages, "–");
  return markup`    <paper id="${number}">
      <title>${writeInline(work.abstract.title, recordScope(work, source, pen))}</title>
${work.authors.map((one) => markup`      <author>${nameOf(one)}</author>\n`)}${
  pages !== null && markup`      <pages>${pages}</pages>\n`
}${work.body !== "" && markup`      <abstract>${work.body}</abstract>\n`}${
  work.address !== null && markup`      <url>${work.address}</url>\n`
}${work.doi !== null && markup`      <doi>${work.doi}</doi>\n`}      <bibkey>${work.key}</bibkey>
    </paper>
`;
}

function nameOf(person: Person): Markup {
  const last = person.suffix === "" ? familyName(person) : `${familyName(person)} ${person.suffix}`;
  return markup`<first>${person.given}</first><last>${last}</last>`;
}
