// Letters in the titles of sessions: “A1 Catalysis”, “Session B: Polymers”, “C. Methods”. In: a title. Out: its
// letters, which sessions of one series share; null if the title has none.

/** A code of letters and a number; the letters alone, if a mark follows or nothing does. */
const numbered = /^([A-Z]{1,3})-?\d{1,3}[a-z]?$/;
const lettered = /^[A-Z]{1,2}$/;
const marks = /[.:)–—-]$/;

export function sessionLetters(title: string): string | null {
  const [first = "", second = ""] = title.split(/\s/u, 2);
  return (
    lettersOf(first, false) ??
    lettersOf(second, second !== "" && title.trim().length === first.length + 1 + second.length)
  );
}

function lettersOf(word: string, isLast: boolean): string | null {
  const isMarked = marks.test(word);
  const bare = isMarked ? word.slice(0, -1) : word;
  const letters = numbered.exec(bare)?.[1];
  if (letters !== undefined) return letters;
  return lettered.test(bare) && (isMarked || isLast) ? bare : null;
}
