// Words in a formula. In: TeX. Out: the number of words of a sentence in it: adjacent letters that are neither a
// command nor a function.

const functions = new Set("sin cos tan log ln exp min max lim det arg dim ker deg gcd sup inf mod".split(" "));

export function proseIn(tex: string): number {
  const words = tex.match(/(?<![\\A-Za-z])[A-Za-z]{2,}(?![A-Za-z{(])/g) ?? [];
  return words.filter((word) => !functions.has(word)).length;
}
