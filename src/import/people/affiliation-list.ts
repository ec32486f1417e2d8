// `1 - Institute; 2 - Institute`, `(1) Institute, (2) Institute`, `1. Institute` by lines, `a) Institute`: affiliations by mark.

export interface NumberedAffiliation {
  readonly mark: string;
  readonly text: string;
}

const opening =
  /(?:^|[;\n]|,\s?(?=\(?\d{1,2}\s?[).:–-]|[¹²³⁴-⁹]|<sup>)|\.\s(?=\(?\d{1,2}\s?[).:–-]|\d{1,2}\p{Lu}|[¹²³⁴-⁹]|<sup>))\s{0,99}(?:\(\s?(\d{1,2}|[a-h])\s?\)|\[\s?(\d{1,2}|[a-h])\s?\]|(\d{1,2}|[a-h])\s?(?:[):.]|\s[–-]|-)(?=\s|\p{Lu})|<sup>\s?(\d{1,2}|[a-h])\s?<\/sup>|([¹²³⁴-⁹]|\d{1,2}(?=\s?\p{Lu})))\s{0,99}[–:.-]?\s{0,99}/gu;
const digits: Readonly<Record<string, string>> = {
  "¹": "1",
  "²": "2",
  "³": "3",
  "⁴": "4",
  "⁵": "5",
  "⁶": "6",
  "⁷": "7",
  "⁸": "8",
  "⁹": "9",
};

/** Null if the text has no marks. */
export function numberedAffiliations(written: string): readonly NumberedAffiliation[] | null {
  const text = written
    .replace(/\r\n?/g, "\n")
    .replace(/[\u00a0\t]/g, " ")
    .trim();
  const found = [...text.matchAll(opening)];
  const [first] = found;
  if (!first || first.index > 0) return null;
  const list = found.map((match, index) => {
    const mark = match[1] ?? match[2] ?? match[3] ?? match[4] ?? digits[match[5] ?? ""] ?? match[5] ?? "";
    const end = found[index + 1]?.index ?? text.length;
    return {
      mark,
      text: text
        .slice(match.index + match[0].length, end)
        .replace(/\s+/g, " ")
        .replace(/^[,;\s]+|(?<![,;\s])[,;\s]+$/g, ""),
    };
  });
  // Numbers that do not count up are house numbers.
  const counts = list.every(({ mark }, index) => mark === String(index + 1) || mark === "abcdefgh"[index]);
  return counts ? list : inOrder(list) ? list : null;
}

function inOrder(list: readonly NumberedAffiliation[]): boolean {
  return (
    list.every(
      ({ mark }, index) =>
        index === 0 || mark > (list[index - 1]?.mark ?? "") || Number(mark) > Number(list[index - 1]?.mark),
    ) && list.length > 1
  );
}
