// Academic degrees and titles as they are written around names. In: a piece of a name. Out: whether it is a degree, or
// begins with a title.

const degrees =
  /^(?:ph\.?\s?d\.?|d\.?\s?phil\.?|m\.?\s?d\.?|m\.?\s?sc\.?|b\.?\s?sc\.?|m\.?\s?a\.?|b\.?\s?a\.?|m\.?\s?eng\.?|b\.?\s?eng\.?|mba|mph|dsc|d\.sc\.?|dvm|dds|pharmd|rn|frcp|frs|fieee|dr\.? ?(?:rer\. ?nat|med|phil|-?ing)\.?|csc\.?|msc|bsc|phd|p\.?e\.?)$/i;

/** Ma and Ba are names, and MA and B.A. are degrees. */
const isAbbreviation = /\p{Lu}.*\p{Lu}|\.|^(?:phd|msc|bsc|mba|mph|dsc|dvm|dds|pharmd|csc)$/u;

export const isDegree = (text: string): boolean => degrees.test(text.trim()) && isAbbreviation.test(text);

/** Before a name, with what binds them: “apl. Prof. Dr. ”. */
export const titles =
  /^(?:(?:apl\.?|izr\.?|red\.?|hon\.?|em\.?|assoc(?:iate)?\.?|ass(?:is)?t(?:ant)?\.?|adj(?:unct)?\.?|jun\.?|univ\.-?|habil\.?|mult\.?|h\.\s?c\.|rer\.|nat\.|med\.|phil\.)\s*)*(?:prof(?:essor(?:in)?|\.ssa|essore|esseur|esor[a]?|esszor|\.)?|dr(?:a|s)?\.?(?:-ing\.?)?|dott(?:\.ssa|oressa|ore|\.)?|docteur|doctor|doc\.?|doz\.?|hab\.?|inż\.?|lek\.?|(?:rn|mu|ph|ju|mv|th)dr\.?|pd|ing\.?|dipl\.-?\s?(?:ing|phys|chem|biol|math|inf)\.?|mgr\.?|mag\.?|m\.?sc\.?|mr\.?|mrs\.?|ms\.?|miss|herr|frau|mme\.?|mlle\.?|monsieur|madame|sra?\.?|sig(?:\.ra|\.)?|eng\.?|ir\.?)(?=[\s.])\.?\s*/iu;
