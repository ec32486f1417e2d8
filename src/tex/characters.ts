// TeX's names of letters, signs and accents → Unicode. In: a command's name without its backslash. Out: the character
// it prints. One table for running text, bibliographies and imports, which add what only they need. The names are those
// of LaTeX's own encodings (The LaTeX Companion, 3rd ed., §9.4) and of its tables of mathematical symbols.

/** Letters of text: `\ss`, `\o`. */
export const letters: Readonly<Record<string, string>> = named(`
  ss ß, SS ẞ, ae æ, AE Æ, oe œ, OE Œ, o ø, O Ø, aa å, AA Å, l ł, L Ł, i ı, j ȷ, dh ð, DH Ð, th þ, TH Þ, dj đ, DJ Đ, ng ŋ,
  NG Ŋ`);

/** Signs of text: `\S`, `\textdegree`, and Greek letters by their names in text. */
const textSigns: Readonly<Record<string, string>> = named(`
  S §, P ¶, dag †, ddag ‡, pounds £, copyright ©, euro €, EUR €, dots …, ldots …, textellipsis …, slash /,
  textendash –, textemdash —, textquoteleft ‘, textquoteright ’, textquotedblleft “, textquotedblright ”,
  quotedblbase „, quotesinglbase ‚, guillemotleft «, guillemotright », guilsinglleft ‹, guilsinglright ›, flqq «, frqq »,
  textdegree °, degree °, celsius °C, degreeCelsius °C, textcelsius ℃, textmu µ, micro µ, textohm Ω, ohm Ω, textmicro µ,
  textregistered ®, texttrademark ™, textcopyright ©, texteuro €, textsterling £, textyen ¥, textcent ¢, textsection §,
  textparagraph ¶, textdagger †, textdaggerdbl ‡, textbullet •, textperiodcentered ·, textpm ±, texttimes ×, textdiv ÷,
  textonehalf ½, textonequarter ¼, textthreequarters ¾, textperthousand ‰, textminus −, textless <, textgreater >,
  textbar |, textasteriskcentered ∗, textnumero №, textonesuperior ¹, texttwosuperior ², textthreesuperior ³,
  textordfeminine ª, textordmasculine º, textexclamdown ¡, textquestiondown ¿, TeX TeX, LaTeX LaTeX, BibTeX BibTeX,
  permil ‰, male ♂, female ♀, angstrom Å, textangstrom Å, checkmark ✓, textrightarrow →, textleftarrow ←,
  textbackslash \\, textasciitilde ~, textasciicircum ^, textunderscore _, textdollar $, textbraceleft {, textbraceright },
  textalpha α, textbeta β, textgamma γ, textdelta δ, textlambda λ, upalpha α, upbeta β, upgamma γ, updelta δ, upmu μ,
  uplambda λ, glqq „, grqq “, textquotesingle ', textregistred ®, LaTeXe LaTeX2ε, XeTeX XeTeX, textvisiblespace ␣`);

export const textCharacters: Readonly<Record<string, string>> = { ...letters, ...textSigns };

export const greek: Readonly<Record<string, string>> = named(`
  alpha α, beta β, gamma γ, delta δ, epsilon ε, varepsilon ε, zeta ζ, eta η, theta θ, vartheta ϑ, iota ι, kappa κ, lambda λ,
  mu μ, nu ν, xi ξ, pi π, varpi ϖ, rho ρ, varrho ϱ, sigma σ, varsigma ς, tau τ, upsilon υ, phi φ, varphi φ, chi χ, psi ψ,
  omega ω, Gamma Γ, Delta Δ, Theta Θ, Lambda Λ, Xi Ξ, Pi Π, Sigma Σ, Upsilon Υ, Phi Φ, Psi Ψ, Omega Ω`);

/** Symbols of formulas that also turn up between words: `\times`, `\alpha`. */
export const mathCharacters: Readonly<Record<string, string>> = {
  ...greek,
  ...named(`
  times ×, cdot ·, div ÷, pm ±, mp ∓, ast ∗, star ⋆, bullet •, circ °, le ≤, leq ≤, leqslant ⩽, ge ≥, geq ≥, geqslant ⩾,
  lesssim ≲, gtrsim ≳, ll ≪, gg ≫, ne ≠, neq ≠, equiv ≡, sim ∼, simeq ≃, approx ≈, cong ≅, propto ∝, infty ∞, partial ∂,
  nabla ∇, hbar ℏ, ell ℓ, prime ′, in ∈, notin ∉, forall ∀, exists ∃, subset ⊂, subseteq ⊆, cup ∪, cap ∩, otimes ⊗,
  oplus ⊕, to →, rightarrow →, longrightarrow ⟶, leftarrow ←, leftrightarrow ↔, Rightarrow ⇒, Leftarrow ⇐,
  Leftrightarrow ⇔, uparrow ↑, downarrow ↓, rightleftharpoons ⇌, mapsto ↦, langle ⟨, rangle ⟩, perp ⊥, parallel ∥,
  sum ∑, prod ∏, int ∫, surd √, angle ∠, dagger †, ddagger ‡, emptyset ∅, varnothing ∅, cdots ⋯, aleph ℵ, odot ⊙`),
};

/** The character of a command in running text; undefined for any other command. */
export function characterOf(name: string): string | undefined {
  if (Object.hasOwn(textCharacters, name)) return textCharacters[name];
  return Object.hasOwn(mathCharacters, name) ? mathCharacters[name] : undefined;
}

/** Whether a command belongs to formulas, which MathJax sets; running text has its character. */
export function isMathSign(name: string): boolean {
  return Object.hasOwn(mathCharacters, name);
}

/** Other commands whose first letter is also that of an escape in YAML. */
const others = new Set(
  "nleq ngeq nsim nmid not nonumber newline nolimits noindent newcommand text textbf textit textrm textsc texttt textsuperscript textsubscript tilde tan tanh top triangle tfrac tbinom tag tensor right rceil rfloor rm real rvert rVert raisebox ref rule frac flat fbox footnote vec vee vdots vert varprojlim arcsin arccos arctan arg array amalg arrowvert aligned bar begin bf big Big bigl bigr bigg binom bot bmod boldsymbol bm bra braket backslash because bigcup bigcap bigoplus breve exp end emph ensuremath equation Leftarrow Leftrightarrow Longrightarrow Large Pr PV Psi uparrow underline underbrace unit upsilon xi xrightarrow uline".split(
    " ",
  ),
);

export function isTexCommand(name: string): boolean {
  return characterOf(name) !== undefined || others.has(name);
}

/** Combining characters, which follow the letter: `\'e`, `\v{s}`. */
export const combining: Readonly<Record<string, string>> = {
  "'": "\u0301",
  "`": "\u0300",
  "^": "\u0302",
  '"': "\u0308",
  "~": "\u0303",
  "=": "\u0304",
  ".": "\u0307",
  u: "\u0306",
  v: "\u030c",
  H: "\u030b",
  c: "\u0327",
  k: "\u0328",
  r: "\u030a",
  d: "\u0323",
  b: "\u0331",
  G: "\u030f",
  t: "\u0361",
};

/** The letter under an accent, if Unicode has it as one character; null otherwise. ı and ȷ lose their own dot to it. */
export function accented(accent: string, letter: string): string | null {
  const mark = combining[accent];
  if (mark === undefined) return null;
  const base = letter.replace(/^\\?ı$|^\\i$/, "i").replace(/^\\?ȷ$|^\\j$/, "j");
  const whole = (base + mark).normalize("NFC");
  return [...whole].length === 1 ? whole : null;
}

/** A table from pairs of a name and what it prints: `ss ß, SS ẞ`. */
export function named(list: string): Readonly<Record<string, string>> {
  const pairs = list.trim().split(/,\s+/);
  return Object.fromEntries(pairs.map((pair) => pair.split(" ") as [string, string]));
}
