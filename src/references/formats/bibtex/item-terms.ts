// What entries of BibTeX say in words, and the fields that are taken as they are: tables from BibTeX to CSL.
/** Fields that mean the same in CSL, whatever the type. */
export const plainFields: readonly (readonly [string, string])[] = [
  ["volume", "volume"],
  ["volumes", "number-of-volumes"],
  ["part", "part-number"],
  ["series", "collection-title"],
  ["shortseries", "collection-title-short"],
  ["isbn", "ISBN"],
  ["issn", "ISSN"],
  ["pmid", "PMID"],
  ["pmcid", "PMCID"],
  ["pagetotal", "number-of-pages"],
  ["numpages", "number-of-pages"],
  ["version", "version"],
  ["venue", "event-place"],
  ["origlocation", "original-publisher-place"],
  ["origpublisher", "original-publisher"],
  ["origtitle", "original-title"],
  ["library", "call-number"],
];

export const usualTerms: Readonly<Record<string, "phdthesis" | "mathesis" | "bathesis" | "techreport">> = {
  phdthesis: "phdthesis",
  phd: "phdthesis",
  dissertation: "phdthesis",
  mastersthesis: "mathesis",
  masterthesis: "mathesis",
  bachelorthesis: "bathesis",
  bachelorsthesis: "bathesis",
  techreport: "techreport",
};

export const ordinals: Readonly<Record<string, string>> = Object.fromEntries(
  "first second third fourth fifth sixth seventh eighth ninth tenth"
    .split(" ")
    .map((word, index) => [word, String(index + 1)]),
);

export const states: Readonly<Record<string, string>> = {
  inpress: "in press",
  inpreparation: "in preparation",
  prepublished: "prepublished",
};

/** babel's names of languages. */
export const languages: Readonly<Record<string, string>> = Object.fromEntries(
  "english en,american en-US,usenglish en-US,british en-GB,ukenglish en-GB,australian en-AU,canadian en-CA,german de,ngerman de,austrian de-AT,naustrian de-AT,swissgerman de-CH,french fr,francais fr,spanish es,italian it,portuguese pt-PT,brazilian pt-BR,brazil pt-BR,dutch nl,danish da,swedish sv,norwegian nb,norsk nb,nynorsk nn,finnish fi,icelandic is,polish pl,czech cs,slovak sk,slovene sl,slovenian sl,croatian hr,serbian sr,hungarian hu,magyar hu,romanian ro,bulgarian bg,greek el,turkish tr,russian ru,ukrainian uk,estonian et,latvian lv,lithuanian lt,catalan ca,basque eu,galician gl,japanese ja,chinese zh,korean ko,arabic ar,hebrew he,persian fa,hindi hi,eng en,ger de,deu de,fre fr,fra fr,spa es,ita it,por pt,rus ru,jpn ja,chi zh,zho zh"
    .split(",")
    .map((pair) => pair.split(" ") as [string, string]),
);
