// The names of the characters of formulas, and their superscript and subscript forms.

const greekLetters =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega";

/** α–ω and Α–Ω in Unicode's order (U+03B1 …, with the final sigma at its place), and their variants. */
const greek = new Map<string, string>();
greekLetters.split(" ").forEach((name, index) => {
  greek.set(String.fromCodePoint(0x3b1 + index), name);
  if (index !== 17) greek.set(String.fromCodePoint(0x391 + index), `capital ${name}`);
});
for (const [character, name] of [
  ["ϵ", "epsilon"],
  ["ϑ", "theta"],
  ["ϕ", "phi"],
  ["ϖ", "pi"],
  ["ϱ", "rho"],
  ["ϰ", "kappa"],
] as const) {
  greek.set(character, name);
}

const spokenNames: Readonly<Record<string, string>> = {
  "=": "equals",
  "≠": "is not equal to",
  "≈": "is approximately",
  "≃": "is similar or equal to",
  "∼": "is similar to",
  "~": "is similar to",
  "≡": "is equivalent to",
  "≅": "is congruent to",
  "∝": "is proportional to",
  "<": "is less than",
  ">": "is greater than",
  "≤": "is at most",
  "≥": "is at least",
  "⩽": "is at most",
  "⩾": "is at least",
  "≪": "is much less than",
  "≫": "is much greater than",
  "≔": "is defined as",
  "+": "plus",
  "−": "minus",
  "-": "minus",
  "±": "plus or minus",
  "∓": "minus or plus",
  "×": "times",
  "⋅": "times",
  "·": "times",
  "∗": "star",
  "*": "star",
  "÷": "divided by",
  "/": "over",
  "∘": "composed with",
  "⊗": "tensor",
  "⊕": "direct sum",
  "†": "dagger",
  "∈": "in",
  "∉": "not in",
  "∋": "contains",
  "⊂": "is a subset of",
  "⊆": "is a subset of or equal to",
  "∪": "union",
  "∩": "intersection",
  "∖": "without",
  "∅": "the empty set",
  "∀": "for all",
  "∃": "there exists",
  "¬": "not",
  "∧": "and",
  "∨": "or",
  "⇒": "implies",
  "⟹": "implies",
  "⇔": "if and only if",
  "⟺": "if and only if",
  "→": "to",
  "⟶": "to",
  "←": "from",
  "⟵": "from",
  "↦": "maps to",
  "⟼": "maps to",
  "↔": "to and from",
  "⇌": "in equilibrium with",
  "↑": "up",
  "↓": "down",
  "∑": "sum",
  "∏": "product",
  "∫": "integral",
  "∬": "double integral",
  "∭": "triple integral",
  "∮": "contour integral",
  "∂": "partial",
  "∇": "nabla",
  "∞": "infinity",
  "√": "square root",
  ℏ: "h-bar",
  ℓ: "l",
  "′": "prime",
  "″": "double prime",
  "°": "degrees",
  "%": "percent",
  "!": "factorial",
  "…": "and so on",
  "⋯": "and so on",
  "⋮": "and so on",
  "⋱": "and so on",
  "|": "bar",
  "∣": "bar",
  "∥": "parallel to",
  "‖": "double bar",
  "⟂": "perpendicular to",
  "⊥": "perpendicular to",
  "∠": "angle",
  "(": "open parenthesis",
  ")": "close parenthesis",
  "[": "open bracket",
  "]": "close bracket",
  "{": "open brace",
  "}": "close brace",
  "⟨": "open angle bracket",
  "⟩": "close angle bracket",
  ":": "colon",
  ",": ",",
  ";": ";",
  ".": ".",
  // mhchem's arrows, in the private use area of its font extension
  "\ue408": "in equilibrium with",
  "\ue428": "from",
  "\ue429": "to",
  "\ue42a": "to and from",
  "\ue42b": "in equilibrium with",
};

/** Accents over a letter: `\hat x` is “x hat”. */
const accents: Readonly<Record<string, string>> = {
  "^": "hat",
  ˆ: "hat",
  "~": "tilde",
  "˜": "tilde",
  "¯": "bar",
  "―": "bar",
  "‾": "bar",
  _: "bar",
  "→": "vector",
  "⃗": "vector",
  "˙": "dot",
  "¨": "double dot",
  ˇ: "check",
  "˘": "breve",
  "⏞": "in a brace",
  "⏟": "in a brace",
};

const arrows: Readonly<Record<string, string>> = {
  "\ue408": "⇌",
  "\ue409": "⇌",
  "\ue40a": "⇌",
  "\ue428": "←",
  "\ue429": "→",
  "\ue42a": "↔",
  "\ue42b": "⇄",
  "\ue42c": "←",
  "\ue42d": "→",
  "\ue42e": "↔",
};

/** “alpha”, “plus”; the character itself if it has no name. */
export function spoken(character: string): string {
  return spokenNames[character] ?? greek.get(character) ?? character;
}

export function spokenAccent(character: string): string | null {
  return accents[character] ?? null;
}

/** The arrow of Unicode for one of mhchem's. */
export function publicArrow(character: string): string {
  return arrows[character] ?? character;
}

/** A character as it is copied: private and invisible ones replaced. */
export function copied(character: string): string {
  return character >= "\u2061" && character <= "\u2064" ? "" : publicArrow(character);
}
