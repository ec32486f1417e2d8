// make-book.mjs N FOLDER [rooms]: a generated book of N printed abstracts (four fifths talks in parallel sessions over five
// days, one fifth posters), for measuring. Its sentences are chains of word pairs of the sample book; some words are made
// up, so that the vocabulary grows with the book as in real ones. The same arguments give the same bytes.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseAllDocuments } from "yaml";

const sample = join(dirname(dirname(fileURLToPath(import.meta.url))), "data");
const quoted = (text) => JSON.stringify(text);

/** mulberry32: a small generator of pseudo-random numbers in [0, 1). */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function sampleSentences() {
  const files = readdirSync(join(sample, "abstracts"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .sort();
  const texts = files.flatMap((file) =>
    parseAllDocuments(readFileSync(join(sample, "abstracts", file), "utf8")).flatMap((document) =>
      [document.toJS()].flat(),
    ),
  );
  return texts
    .filter((abstract) => abstract.abstract && (abstract.language ?? "en") === "en")
    .flatMap(
      (abstract) =>
        abstract.abstract.replace(/\$[^$]*\$|@[\w-]+|[[\]*_`~^|#>\\-]/g, " ").match(/[A-Z][^.!?]{40,}[.]/g) ?? [],
    )
    .map((sentence) => sentence.replace(/\s+/g, " ").trim());
}

function author(random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const sentences = sampleSentences();
  const next = new Map();
  for (const words of sentences.map((sentence) => sentence.split(" "))) {
    for (let i = 0; i + 1 < words.length; i++) next.set(words[i], [...(next.get(words[i]) ?? []), words[i + 1]]);
  }
  const openings = sentences.map((sentence) => sentence.split(" ")[0]);
  const syllables = "ka lo mi ner tu sol ver den pra qui ster on al ic ium or ex per hy dro".split(" ");
  const made = [];
  /** A made-up word: new ones with decreasing likelihood, so that the vocabulary grows by Heaps' law. */
  const word = () => {
    if (made.length === 0 || random() < 0.6) {
      made.push(Array.from({ length: 2 + Math.floor(random() * 4) }, () => pick(syllables)).join(""));
      return made[made.length - 1];
    }
    return pick(made);
  };
  const sentence = () => {
    const words = [pick(openings)];
    while (words.length < 40 && !words[words.length - 1].endsWith(".")) {
      const last = words[words.length - 1];
      words.push(random() < 0.02 ? word() : pick(next.get(last) ?? openings));
    }
    const text = words.join(" ");
    return text.endsWith(".") ? text : `${text}.`;
  };
  const capital = (text) => text[0].toUpperCase() + text.slice(1);
  return { random, pick, word, sentence, name: () => `${capital(word())} ${capital(word())}`, capital };
}

const formulas = [
  "$E = h\\nu$",
  "$\\alpha = 0.42$",
  "$R^2 = 0.98$",
  "$k_\\mathrm{B} T \\ln 2$",
  "$\\sum_{i=1}^{n} x_i^2$",
  "$\\Delta G < 0$",
];

function abstractYaml(write, id, poster, track) {
  const { random, pick, word, sentence, name, capital } = write;
  const places = Array.from(
    { length: 1 + Math.floor(random() * 3) },
    () => `Institute of ${capital(word())}, ${capital(word())}`,
  );
  const authors = Array.from(
    { length: 2 + Math.floor(random() * 6) },
    (_, i) =>
      `  - { name: ${quoted(name())}, affiliations: [${quoted(pick(places))}]${i === 0 ? ", presenting: true" : ""} }`,
  );
  const math = random() < 0.05;
  const paragraphs = [];
  for (let words = 0, target = 150 + random() * 250; words < target; ) {
    const sentences = Array.from({ length: 4 + Math.floor(random() * 6) }, () =>
      math && random() < 0.4 ? sentence().replace(/\.$/, `, with ${pick(formulas)}.`) : sentence(),
    );
    words += sentences.join(" ").split(" ").length;
    paragraphs.push(`  ${sentences.join(" ")}`);
  }
  const references = Array.from({ length: Math.floor(random() * 6) }, () =>
    random() < 0.6
      ? `  - { type: article-journal, title: ${quoted(capital(sentence().slice(0, 60).trim()))}, author: [{ family: ${quoted(capital(word()))}, given: A. }, { family: ${quoted(capital(word()))}, given: B. C. }], container-title: Annals of ${capital(word())}, issued: ${1950 + Math.floor(random() * 70)}, volume: ${1 + Math.floor(random() * 99)}, page: ${1 + Math.floor(random() * 900)} }`
      : `  - { text: ${quoted(`${name()}, Annals of ${capital(word())} (${1950 + Math.floor(random() * 70)})`)} }`,
  );
  const title = capital(
    sentence()
      .split(" ")
      .slice(0, 8)
      .join(" ")
      .replace(/[\s.,;:]+$/, ""),
  );
  return [
    `id: ${id}`,
    `title: ${quoted(`${title} ${word()}`)}`,
    `type: ${poster ? "poster" : pick(["talk", "talk", "talk", "invited"])}`,
    ...(track === null ? [] : [`track: ${track}`]),
    "authors:",
    ...authors,
    `keywords: [${Array.from({ length: 3 }, () => quoted(word())).join(", ")}]`,
    "abstract: |",
    paragraphs.join("\n\n"),
    ...(references.length > 0 ? ["references:", ...references] : []),
    "",
  ].join("\n");
}

const clock = (minutes) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

function programmeYaml(write, talks, posters, rooms) {
  const lines = [`rooms: [${rooms.join(", ")}]`, "days:"];
  const perSession = Math.ceil(talks.length / (5 * 4 * rooms.length));
  let at = 0;
  for (let day = 0; day < 5; day++) {
    lines.push(`  - date: 2024-05-${13 + day}`, "    sessions:");
    for (const start of [540, 660, 840, 960]) {
      for (const room of rooms) {
        const items = talks.slice(at, at + perSession);
        at += items.length;
        if (items.length === 0) continue;
        lines.push(
          `      - title: ${quoted(`${write.capital(write.word())} and ${write.word()}`)}`,
          `        room: ${room}`,
          `        chair: ${quoted(write.name())}`,
        );
        lines.push(`        start: "${clock(start)}"`, `        end: "${clock(start + 90)}"`, "        items:");
        const duration = Math.floor(90 / perSession);
        for (const id of items) lines.push(`          - { abstract: ${id}, duration: ${duration} }`);
      }
    }
    const here = posters.slice(Math.floor((posters.length * day) / 5), Math.floor((posters.length * (day + 1)) / 5));
    if (here.length === 0) continue;
    lines.push(
      `      - title: Posters ${day + 1}`,
      "        kind: posters",
      `        prefix: ${"MTWRF"[day]}`,
      '        start: "18:00"',
      '        end: "20:00"',
      "        items:",
    );
    for (const id of here) lines.push(`          - ${id}`);
  }
  return `${lines.join("\n")}\n`;
}

const tracks = ["Physics", "Chemistry", "Life Sciences", "Earth and Environment", "Mathematics", "Computing"];
const halls = ["Aula", "Hall A", "Hall B", "Seminar Room 1", "Seminar Room 2", "Library", "Laboratory Theatre"];

/**
 * Four days as congresses have them: a plenary, breaks, three rounds of parallel sessions of a track each, and posters.
 * Gives the programme, and the track of each talk.
 */
function congress(write, talks, posters, rooms) {
  const trackOf = new Map();
  const lines = [`rooms: [${rooms.join(", ")}]`, "days:"];
  const rounds = 12;
  let at = 0;
  const plenary = (title, start, end, id) =>
    lines.push(
      `      - title: ${title}`,
      `        room: ${rooms[0]}`,
      `        chair: ${quoted(write.name())}`,
      `        start: "${start}"`,
      `        end: "${end}"`,
      "        items:",
      `          - { abstract: ${id}, duration: 45 }`,
    );
  const pause = (title, start, end) =>
    lines.push(`      - { title: ${title}, kind: break, start: "${start}", end: "${end}" }`);
  for (let day = 0; day < 4; day++) {
    lines.push(`  - date: 2024-05-${13 + day}`, "    sessions:");
    // A small congress has no talk left for its last days.
    if (at < talks.length) plenary(`Plenary ${day + 1}`, "09:00", "09:45", talks[at++]);
    pause("Coffee", "09:45", "10:15");
    [615, 810, 930].forEach((start, round) => {
      rooms.slice(0, -1).forEach((room, index) => {
        const left = (rounds - 3 * day - round) * (rooms.length - 1) - index;
        const size = Math.max(1, Math.min(8, Math.round((talks.length - at) / Math.max(1, left))));
        const items = talks.slice(at, at + size);
        at += items.length;
        if (items.length === 0) return;
        // A room keeps its track for a round; some sessions belong to none.
        const track = tracks[(index + round) % (tracks.length + 1)];
        for (const id of items) if (track) trackOf.set(id, track);
        // The last round is a quarter of an hour shorter in every third room.
        const length = round === 2 && index % 3 === 2 ? 75 : 90;
        lines.push(
          `      - title: ${quoted(`${write.capital(write.word())} ${write.word()} and ${write.word()}`)}`,
          `        room: ${room}`,
          `        chair: ${quoted(write.name())}`,
          `        start: "${clock(start)}"`,
          `        end: "${clock(start + length)}"`,
          "        items:",
          ...items.map((id) => `          - { abstract: ${id}, duration: ${Math.floor(length / items.length)} }`),
        );
      });
      if (round === 0) pause("Lunch", "11:45", "13:30");
      if (round === 1) pause("Tea", "15:00", "15:30");
    });
    const here = posters.slice(Math.floor((posters.length * day) / 4), Math.floor((posters.length * (day + 1)) / 4));
    if (here.length === 0) continue;
    lines.push(
      `      - title: Posters ${day + 1}`,
      "        kind: posters",
      `        prefix: ${"MTWR"[day]}`,
      "        room: Foyer",
      '        start: "17:15"',
      '        end: "19:00"',
      "        items:",
      ...here.map((id) => `          - ${id}`),
    );
  }
  return { yaml: `${lines.join("\n")}\n`, trackOf };
}

/** Writes the book into an emptied folder. If the number of rooms is given, its programme is that of a congress. */
export function makeBook(count, folder, rooms) {
  const write = author(generator(count));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "pages"), { recursive: true });
  const ids = Array.from({ length: count }, (_, i) => `a${String(i + 1).padStart(5, "0")}`);
  const talkCount = Math.round(count * 0.8);
  const [talks, posters] = [ids.slice(0, talkCount), ids.slice(talkCount)];
  const names = Array.from({ length: rooms ?? 0 }, (_, i) => halls[i] ?? `Room ${i + 1}`);
  const planned = rooms === undefined ? null : congress(write, talks, posters, [...names, "Foyer"]);
  ids.forEach((id, i) => {
    const path = join(folder, "abstracts", String(Math.floor(i / 500)), `${id}.yaml`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, abstractYaml(write, id, i >= talkCount, planned?.trackOf.get(id) ?? null));
  });
  const usual = Array.from({ length: Math.max(1, Math.ceil((count * 0.8) / 100)) }, (_, i) => `Room ${i + 1}`);
  writeFileSync(join(folder, "programme.yaml"), planned?.yaml ?? programmeYaml(write, talks, posters, usual));
  writeFileSync(join(folder, "pages", "welcome.md"), `# Welcome\n\n${write.sentence()} ${write.sentence()}\n`);
  writeFileSync(
    join(folder, "book.yaml"),
    `title: A Generated Congress of ${count} Abstracts\ndates: { start: 2024-05-13, end: 2024-05-17 }\nlanguage: en\nparts:\n  - cover\n  - contents\n  - chapter: General\n    pages: [pages/welcome.md]\n  - programme\n  - abstracts\n  - posters: { full: true }\n  - index: authors\n`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [count, folder, rooms] = process.argv.slice(2);
  makeBook(Number(count), folder, rooms === undefined ? undefined : Number(rooms));
}
