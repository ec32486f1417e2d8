// makeShowBook(FOLDER, settings): the sample book with what it lacks to show all that a book may have: portraits, a biography, logos,
// sponsors, a box, columns and QR codes. `settings` replaces keys of book.yaml; `template` is the text of a template file of its own.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";

const sample = join(dirname(dirname(fileURLToPath(import.meta.url))), "data");

const committee = [
  ["hypatia", "Hypatia of Alexandria, *chair*", "#7a3e9d", "#f3d9b8", "#3b2314"],
  ["gauss", "Carl Friedrich Gauß, Göttingen", "#2f4f6f", "#f1cfb4", "#d9d4cc"],
  ["somerville", "Mary Somerville, London", "#1f6b66", "#f6dcc8", "#6b3d1e"],
  ["zhang", "Zhang Heng, Nanyang", "#a3361b", "#e8c39e", "#1a1a1a"],
  ["chatelet", "Émilie du Châtelet, Cirey", "#8a5a14", "#f7e0cf", "#8c6a4a"],
  ["mersenne", "Marin Mersenne, Paris", "#4a4a4a", "#efcdb0", "#2b2420"],
  ["wang", "Wang Zhenyi, Nanjing", "#b02a5b", "#f0d2b0", "#161616"],
];

const sponsors = [
  [
    "Gold",
    [
      ["perpetual", "Perpetual Motion Ltd"],
      ["aether", "Aether & Sons"],
    ],
  ],
  [
    "Silver",
    [
      ["phlogiston", "Phlogiston Works"],
      ["caloric", "Caloric"],
      ["epicycle", "Epicycle"],
    ],
  ],
  [
    "Bronze",
    [
      ["zeno", "Zeno Couriers"],
      ["vortex", "Vortex Press"],
      ["ether-mail", "Ether Mail"],
      ["alchemy", "Alchemists’ Guild"],
    ],
  ],
];

const speakers = {
  "noether-invariants": [
    "noether",
    "#7a1c22",
    "#f2d3bd",
    "#3a2416",
    "studied in Erlangen and came to Göttingen in 1915, where she lectured for years under the names of colleagues. Her theorem of 1918 ties every symmetry of a law of nature to something that is conserved; her work on ideals made modern algebra.",
  ],
  "curie-polonium-radium": [
    "curie",
    "#2f4f6f",
    "#f4dcc9",
    "#5a4632",
    "is a physicist and chemist in Paris. With Pierre Curie she found two elements by their rays alone, and gave the name of radioactivity to what they have in common.",
  ],
  "turing-computable": [
    "turing",
    "#1f6b66",
    "#f0d0b6",
    "#2a1d14",
    "is a fellow of King’s College, Cambridge. He thinks about what can be computed at all, by people or by machines, and runs long distances between two thoughts.",
  ],
};

export function makeShowBook(folder, settings = {}, template = null) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(sample, folder, { recursive: true, filter: (path) => !path.includes(".abstracts-cache") });
  const write = (name, text) => writeFileSync(join(folder, name), text);
  for (const [name, , ...colours] of committee) write(`figures/${name}.svg`, portrait(...colours));
  const tiers = sponsors.map(([tier, names], index) => {
    const lines = names.map(([file, name], at) => {
      write(`figures/${file}.svg`, logo(name, index * 3 + at));
      return `[![${name}](figures/${file}.svg)](https://example.org/${file})`;
    });
    return `## ${tier}\n${lines.join("\n\n")}`;
  });
  write("figures/academy.svg", logo("Academy of Elysium", 1));
  write("figures/society.svg", logo("Society of Results", 5));
  const people = committee.map(([name, caption]) => `![${caption}](figures/${name}.svg)`).join("\n\n");
  write(
    "pages/people.md",
    `# Organizers\n\n::: people\n## Programme committee\n${people}\n\nIbn Sahl, Baghdad\n:::\n\n${box}`,
  );
  write(
    "pages/sponsors.md",
    `# Sponsors\n\nThe congress thanks those who made it possible.\n\n::: sponsors\n${tiers.join("\n")}\n:::\n`,
  );
  for (const [id, [name, ground, skin, hair, text]] of Object.entries(speakers)) {
    write(`figures/${name}.svg`, portrait(ground, skin, hair));
    const path = join(folder, "abstracts", `${id}.yaml`);
    const abstract = parse(readFileSync(path, "utf8"));
    const [first, ...rest] = abstract.authors;
    const author = typeof first === "string" ? { name: first } : first;
    abstract.authors = [{ ...author, photo: `figures/${name}.svg`, biography: text }, ...rest];
    writeFileSync(path, stringify(abstract));
  }
  const book = { ...parse(readFileSync(join(sample, "book.yaml"), "utf8")), ...settings };
  const chapter = {
    chapter: "General",
    pages: ["pages/about.md", "pages/people.md", "pages/sponsors.md", "pages/venue.md", "pages/practical.md"],
  };
  if (!settings.parts) book.parts = book.parts.map((part) => (part.chapter ? chapter : part));
  if (template !== null) {
    write("template.yaml", template);
    book.template = "template.yaml";
  }
  write("book.yaml", stringify(book));
}

const box = `::: box
**Good to know.** Badges are handed out from 08:00 in the foyer. Lunch is included; the dinner on Tuesday is not.
:::

::: columns
**By train.** From the station follow the town wall to the east for ten minutes. The hall has a green roof.

**By air.** There is no airport in Elysium. Balloons land on the meadow behind the observatory when the wind allows.
:::
`;

/** A bust before a ground of one colour. */
function portrait(ground, skin, hair) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="300" viewBox="0 0 240 300"><rect width="240" height="300" fill="${ground}"/>
<circle cx="190" cy="60" r="120" fill="#ffffff" opacity="0.08"/><path d="M62 150C54 60 186 60 178 150C182 196 172 214 168 222H72C68 214 58 196 62 150Z" fill="${hair}"/>
<path d="M20 300C24 246 70 232 100 226V196H140V226C170 232 216 246 220 300Z" fill="#20242c"/><path d="M100 190H140V230C132 246 108 246 100 230Z" fill="${skin}"/>
<path d="M76 138C76 92 164 92 164 138C164 186 142 214 120 214C98 214 76 186 76 138Z" fill="${skin}"/><path d="M72 140C76 92 120 112 136 98C160 108 164 128 168 140C172 76 70 76 72 140Z" fill="${hair}"/></svg>\n`;
}

/** A mark and a word, as signs are: some wide, some nearly square. */
function logo(name, index) {
  const colour = ["#14466b", "#7a1c22", "#1f5133", "#5c3a6e", "#a85b00", "#00687a", "#333a44"][index % 7];
  const wide = index % 3 !== 1;
  const marks = [
    `<circle cx="40" cy="40" r="34" fill="none" stroke="${colour}" stroke-width="9"/><circle cx="40" cy="40" r="12" fill="${colour}"/>`,
    `<path d="M6 74L40 6L74 74Z" fill="${colour}"/><path d="M26 62L40 34L54 62Z" fill="#ffffff"/>`,
    `<path d="M6 6H46A28 28 0 0 1 46 62H26V74H6Z" fill="${colour}"/><circle cx="46" cy="34" r="12" fill="#ffffff"/>`,
    `<path d="M4 40C16 10 28 10 40 40S64 70 76 40" fill="none" stroke="${colour}" stroke-width="11" stroke-linecap="round"/>`,
  ];
  const word = `font-family="Source Sans 3" font-weight="700" fill="${colour}"`;
  const width = wide ? 100 + name.length * 21 : Math.max(120, name.length * 15);
  const text = wide
    ? `<text x="92" y="54" font-size="40" ${word}>${escaped(name)}</text>`
    : `<text x="${width / 2}" y="112" font-size="28" text-anchor="middle" ${word}>${escaped(name)}</text>`;
  const mark = wide ? marks[index % 4] : `<g transform="translate(${width / 2 - 40} 0)">${marks[index % 4]}</g>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${wide ? 80 : 122}" width="${width}" height="${wide ? 80 : 122}">${mark}${text}</svg>\n`;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;");
}
