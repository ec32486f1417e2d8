// Academic degrees and titles as they are written around names. In: a piece of a name. Out: whether it is a degree, or
// begins with a title.

const degrees =
  /^(?:ph\.?\s?d\.?|d\.?\s?phil\.?|m\.?\s?d\.?|m\.?\s?sc\.?|b\.?\s?sc\.?|m\.?\s?a\.?|b\.?\s?a\.?|m\.?\s?eng\.?|b\.?\s?eng\.?|mba|mph|dsc|d\.sc\.?|dvm|dds|pharmd|rn|frcp|frs|fieee|dr\.? ?(?:rer\. ?nat|med|phil|-?ing)\.?|csc\.?|msc|bsc|phd|p\.?e\.?)$/i;

/** Ma and Ba are names, and MA and B.A. are degrees. */
const isAbbreviation = /\p{Lu}.*\p{Lu}|\.|^(?:phd|msc|bsc|mba|mph|dsc|dvm|dds|pharmd|csc)$/u;

/** A chair behind a Polish name: “prof. AGH”, “prof. uczelni”. */
const chair = /^prof\.?\s(?:\p{Lu}{2,6}|nadzw\.|zw\.|ucz\.|uczelni)$/u;

export const isDegree = (text: string): boolean =>
  (degrees.test(text.trim()) && isAbbreviation.test(text)) || chair.test(text.trim());

/** The title that a name begins with, and the space after it: “apl. Prof. ”; an empty text if there is none. */
export const titleOf = (name: string): string => (titles.exec(name) ?? ownTitles.exec(name))?.[0] ?? "";

const titles =
  /^(?:(?:apl\.?|izr\.?|red\.?|hon\.?|em\.?|assoc(?:iate)?\.?|ass(?:is)?t(?:ant)?\.?|adj(?:unct)?\.?|jun\.?|univ\.-?|habil\.?|mult\.?|h\.\s?c\.|rer\.|nat\.|med\.|phil\.)\s*)*(?:prof(?:essor(?:in)?|\.ssa|essore|esseur|esor[a]?|esszor|\.)?|dr(?:a|s)?\.?(?:-ing\.?)?|dott(?:\.ssa|oressa|ore|\.)?|docteur|doctor|doc\.?|doz\.?|hab\.?|inż\.?|lek\.?|(?:rn|mu|ph|ju|mv|th)dr\.?|pd|ing\.?|dipl\.-?\s?(?:ing|phys|chem|biol|math|inf)\.?|mgr\.?|mag\.?|m\.?sc\.?|mr\.?|mrs\.?|ms\.?|miss|herr|frau|mme\.?|mlle\.?|monsieur|madame|sra?\.?|sig(?:\.ra|\.)?|eng\.?|ir\.?)(?=[\s.])\.?\s*/iu;

const listed = (words: string) => words.replaceAll(".", "\\.").replaceAll(" ", "|").replaceAll("_", "\\s?");

/** Titles of other languages than those of Western Europe; where the script has no spaces, the name follows at once. */
const ownTitles = new RegExp(
  `^(?:(?:${listed(
    "doç._dr. doç. yrd._doç._dr. yrd._doç. dr._öğr._üyesi öğr._gör._dr. öğr._gör. arş._gör._dr. arş._gör. uzm._dr. uzm. op._dr. pgs._ts. gs._ts. pgs. gs. ths. ts. bs. ncs. ks. δρ. δρ καθ. καθηγητής καθηγήτρια αναπλ. επίκ. проф. профессор д-р доц. доцент акад. академик к.ф.-м.н. д.ф.-м.н. к.т.н. д.т.н. к.х.н. д.х.н. др. डॉ. डॉ डा. प्रो. प्रोफेसर श्रीमती श्री सुश्री ড. ড: অধ্যাপক",
  )})(?=[\\s.\\p{Lu}])|(?:${listed(
    "أ._م._د. أ._د. م._د. د. م. الأستاذة الأستاذ الدكتورة الدكتور دكتورة دكتور أستاذ البروفيسور بروفيسور دکتر مهندس پروفسور استاد آقای خانم פרופ' פרופ’ פרופ׳ פרופסור ד\"ר ד״ר ד”ר ד''ר ד׳׳ר גב' גב׳ מר",
  )})(?=[\\s.])|(?:${listed(
    "ศ._ดร. รศ._ดร. ผศ._ดร. อ._ดร. ศาสตราจารย์ รองศาสตราจารย์ ผู้ช่วยศาสตราจารย์ ศ. รศ. ผศ. ดร.",
  )}|(?:นางสาว|น\\.ส\\.|นาย|นาง)(?=\\S{1,60}\\s)))\\s*`,
  "iu",
);
