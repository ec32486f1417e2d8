// Deposits, articles and folders of earlier years: what belongs to their people, topics and decisions.
import { expect, it } from "vitest";
import { importOf } from "../support.ts";

it("a deposit has the towns of institutions, the publisher and the ISBN", async () => {
  const { text } = await importOf({
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
  const { text, said } = await importOf({
    "article.xml": `<article><front><article-meta><title-group><article-title>Dust</article-title></title-group>
<abstract><p>It settles.</p></abstract><trans-abstract xml:lang="fr"><p>Elle retombe.</p></trans-abstract></article-meta></front></article>`,
  });
  expect(text).toContain("  It settles.\n");
  expect(said).toEqual(["a second abstract, “Elle retombe.”, is left out"]);
});

it("papers of aclpub2 without a decision, and invited talks, are printed beside those with one", async () => {
  const author = "authors: [{ first_name: Ada, last_name: Lee }]";
  const { text } = await importOf({
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
