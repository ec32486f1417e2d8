// Deposits, articles and folders of earlier years: what belongs to their people, topics and decisions.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../../support/run.ts";
import { importInto } from "../support.ts";

async function imported(
  files: Readonly<Record<string, string>>,
): Promise<{ readonly text: string; readonly said: readonly string[] }> {
  const folder = temporaryFolder();
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder.path, "source", name)), { recursive: true });
      writeFileSync(join(folder.path, "source", name), text);
    }
    const book = join(folder.path, "book");
    const { diagnostics } = await importInto(book, [join(folder.path, "source")]);
    const names = readdirSync(book, { recursive: true, encoding: "utf8" }).filter((name) =>
      /^[^.].*\.yaml$/.test(name),
    );
    const text = names
      .sort()
      .map((name) => readFileSync(join(book, name), "utf8"))
      .join("\n");
    return { text, said: diagnostics.map(({ message }) => message) };
  } finally {
    folder.remove();
  }
}

it("a deposit has the towns of institutions, the publisher and the ISBN", async () => {
  const { text } = await imported({
    "deposit.xml": `<doi_batch><body><conference><event_metadata><conference_name>Dust Days</conference_name></event_metadata>
<proceedings_metadata><publisher><publisher_name>Broom Press</publisher_name></publisher><isbn>978-3-16-148410-0</isbn></proceedings_metadata>
<conference_paper><contributors><person_name contributor_role="author"><given_name>Ada</given_name><surname>Lee</surname>
<affiliations><institution><institution_name>Dust Lab</institution_name><institution_place>Oslo</institution_place></institution></affiliations>
</person_name></contributors><titles><title>Dust</title></titles></conference_paper></conference></body></doi_batch>`,
  });
  expect(text).toContain("dust-lab: Dust Lab, Oslo\n");
  expect(text).toContain("publisher: Broom Press\n");
  expect(text).toContain('isbn: "978-3-16-148410-0"\n');
});

it("a second abstract of an article is reported", async () => {
  const { text, said } = await imported({
    "article.xml": `<article><front><article-meta><title-group><article-title>Dust</article-title></title-group>
<abstract><p>It settles.</p></abstract><trans-abstract xml:lang="fr"><p>Elle retombe.</p></trans-abstract></article-meta></front></article>`,
  });
  expect(text).toContain("  It settles.\n");
  expect(said).toEqual(["a second abstract, “Elle retombe.”, is left out"]);
});

it("papers of aclpub2 without a decision, and invited talks, are printed beside those with one", async () => {
  const author = "authors: [{ first_name: Ada, last_name: Lee }]";
  const { text } = await imported({
    "conference_details.yml": "event_name: Dust Days\nstart_date: 2026-07-10\nend_date: 2026-07-10\n",
    "papers.yml": `- { id: 1, title: Dust, decision: Accept, ${author} }\n- { id: 2, title: Lint, ${author} }\n- { id: 3, title: Soot, decision: Reject, ${author} }\n`,
    "invited_talks.yml": "- { title: Fluff, speaker_name: Bo Kim }\n",
  });
  expect(text.match(/^title: .*/gm)?.sort()).toEqual([
    "title: Dust",
    "title: Dust Days",
    "title: Fluff",
    "title: Lint",
  ]);
});
