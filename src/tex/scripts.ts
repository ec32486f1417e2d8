// Raised and lowered characters of Unicode. In: the characters of an exponent or index. Out: the same raised or
// lowered; null if Unicode lacks one of them.

const above = pairs(
  "0123456789+−-=()nixyabcdefghjklmoprstuvwzT′″‴⁗∗*∘",
  "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱˣʸᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷᶻᵀ′″‴⁗**°",
);
const below = pairs("0123456789+−-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ");

export const raised = (text: string): string | null => mapped(text, above);
export const lowered = (text: string): string | null => mapped(text, below);

function mapped(text: string, table: ReadonlyMap<string, string>): string | null {
  const found = [...text].map((character) => table.get(character));
  return text !== "" && found.every((each) => each !== undefined) ? found.join("") : null;
}

function pairs(from: string, to: string): ReadonlyMap<string, string> {
  const targets = [...to];
  return new Map([...from].map((character, index) => [character, targets[index] ?? character]));
}
