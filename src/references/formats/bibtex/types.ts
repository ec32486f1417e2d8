// The types of BibTeX, BibLaTeX and made-up ones → the types of CSL.

const table = `article-journal: article suppperiodical
article: preprint eprint arxiv
book: book mvbook collection mvcollection reference mvreference proceedings mvproceedings ebook incollections
chapter: inbook incollection suppbook suppcollection bookinbook inproceeding-book
paper-conference: inproceedings conference inproceeding presentation-paper
entry: inreference
pamphlet: booklet
report: report techreport manual deliverable whitepaper
thesis: thesis phdthesis mastersthesis masterthesis bachelorthesis bachelorsthesis dissertation phd habilitation
webpage: online electronic www web webpage website internet
post-weblog: blog blogpost
document: misc commentary set other
manuscript: unpublished draft
patent: patent
dataset: dataset data
software: software program code softwareversion softwaremodule
periodical: periodical
graphic: artwork
figure: image
song: audio
musical_score: music
motion_picture: movie video
legal_case: jurisdiction
legislation: legislation
treaty: legal
personal_communication: letter
performance: performance
review: review
standard: standard norm
speech: talk presentation lecture poster
map: map
interview: interview
article-newspaper: newspaper newsarticle
article-magazine: magazine`;

const types = new Map(
  table.split("\n").flatMap((line) => {
    const [csl = "", names = ""] = line.split(": ");
    return names.split(" ").map((name) => [name, csl] as const);
  }),
);

/** Null for an unknown type, which is set as a document. */
export function cslTypeOf(type: string, subtype: string | undefined): string | null {
  const known = types.get(type) ?? null;
  if (known !== "article-journal") return known;
  const kind = subtype?.trim().toLowerCase();
  return kind === "magazine" || kind === "newspaper" ? `article-${kind}` : known;
}
