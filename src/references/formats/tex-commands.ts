// TeX's commands in bibliographies, by what they print: characters, accents, marks around their argument, nothing.
// LaTeX's own encodings (The LaTeX Companion, 3rd ed., §9.4), and what reference managers and publishers export.
import { combining as accents, greek, letters, mathCharacters, named, textCharacters } from "../../tex/characters.ts";

const greekLetters = { ...greek, ...named("epsilon ϵ, phi ϕ, omicron ο") };

const moreLetters = named(`
  imath ı, jmath ȷ, ij ĳ, IJ Ĳ, Hwithstroke Ħ, hwithstroke ħ, dz ʒ, textflorin ƒ,
  textcommabelow \u0326`);

const moreSigns = named(`
  textquotedbl ", textcurrency ¤, textbrokenbar ¦, textservicemark ℠, textcircledP ℗,
  guillemetleft «, guillemetright », glq ‚, grq ‘, textquotedouble ", textquote ', lq ‘, rq ’,
  textlnot ¬, textasciimacron ¯, textasciiacute ´, textdegreecentigrade ℃, textmho ℧, textcdot ·, textendashx –,
  textbardbl ‖, textopenbullet ◦, textbigcircle ◯, textpertenthousand ‱, textreferencemark ※, textinterrobang ‽,
  textfractionsolidus ⁄, textbaht ฿, textlira ₤, textnaira ₦, textwon ₩, textdong ₫, textpeso ₱, textcolonmonetary ₡,
  textrecipe ℞, textestimated ℮, textuparrow ↑, textdownarrow ↓, textsurd √, textlangle ⟨, textrangle ⟩,
  textmusicalnote ♪, textasciicaron ˇ, textasciibreve ˘, textasciidieresis ¨,
  textregisteredtrademark ®, textprime ′,
  textasciigrave \u0060, backslash \\`);

const moreSymbols = named(`
  longrightarrow →, lvert |, rvert |, lVert ‖, rVert ‖, Vert ‖, vert |, mid |, oint ∮, Re ℜ, Im ℑ, supset ⊃,
  supseteq ⊇, wedge ∧, vee ∨, neg ¬, sun ☉, setminus ∖, vdots ⋮, ddots ⋱, lfloor ⌊, rfloor ⌋, lceil ⌈, rceil ⌉,
  triangle △, square □, Box □, diamond ⋄, bigcirc ◯, arcmin ′, arcsec ″, hslash ℏ, lbrace {, rbrace }, ordinarycolon :,
  colon :, log log, ln ln, exp exp, sin sin, cos cos, tan tan, lim lim, max max, min min, det det, dim dim, deg deg,
  gcd gcd, sup sup, inf inf, arg arg`);

const spaces: Readonly<Record<string, string>> = {
  quad: " ",
  qquad: " ",
  space: " ",
  enspace: " ",
  thinspace: "\u202f",
  newline: " ",
  linebreak: " ",
  nobreakspace: "\u00a0",
  hfill: " ",
};

const characters: Readonly<Record<string, string>> = {
  ...textCharacters,
  ...mathCharacters,
  ...moreLetters,
  ...moreSigns,
  ...greekLetters,
  ...moreSymbols,
  ...spaces,
};

/** What a command prints by itself; null for one that does not. `\textalpha` and `\upalpha` are α. */
export function characterNamed(name: string, isMath: boolean): string | null {
  // `\l` and `\o` are letters of text; a formula has none of them.
  if (isMath && Object.hasOwn(letters, name) && name.length === 1 && !/[ij]/.test(name)) return name;
  if (Object.hasOwn(characters, name)) return characters[name] ?? null;
  const bare = /^(?:text|up|mit|var)([A-Za-z]+)$/.exec(name)?.[1];
  return bare !== undefined && Object.hasOwn(greekLetters, bare) ? (greekLetters[bare] ?? null) : null;
}

/** The accents of text, and those found only in bibliographies. */
const combining: Readonly<Record<string, string>> = {
  ...accents,
  C: "\u030f",
  f: "\u0311",
  cb: "\u0326",
  textcommabelow: "\u0326",
};

/** The combining character of an accent. */
export const accentOf = (name: string): string | null =>
  Object.hasOwn(combining, name) ? (combining[name] ?? null) : null;

/** Commands of one character that is not a letter. */
export const signs: Readonly<Record<string, string>> = {
  ",": "\u00a0",
  ";": " ",
  ":": " ",
  ">": " ",
  "!": "",
  " ": " ",
  "\n": " ",
  "\t": " ",
  "-": "",
  "/": "",
  "\\": " ",
  "@": "",
  "*": "",
  ")": "",
  "]": "",
  "|": "‖",
};

const italic = ["<i>", "</i>"] as const;
const bold = ["<b>", "</b>"] as const;
const smallCaps = ['<span style="font-variant:small-caps;">', "</span>"] as const;
const plain = ["", ""] as const;

const each = <T>(names: string, value: T): Readonly<Record<string, T>> =>
  Object.fromEntries(names.split(" ").map((name) => [name, value]));

/** What is printed around the argument. */
export const wrappers: Readonly<Record<string, readonly [string, string]>> = {
  ...each("textit textsl emph mkbibitalic mkbibemph", italic),
  ...each("textbf strong mkbibbold", bold),
  ...each("textsc", smallCaps),
  ...each("enquote mkbibquote", ["“", "”"] as const),
  mkbibparens: ["(", ")"],
  mkbibbrackets: ["[", "]"],
  ...each(
    "mbox text hbox fbox textnormal textrm textsf texttt textup textmd textlf uppercase lowercase MakeUppercase",
    plain,
  ),
  ...each(
    "MakeLowercase MakeTextUppercase singleletter underline uline sout num unit si operatorname acs ac gls acrshort cyr natexlab",
    plain,
  ),
  ...each(
    "mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak mathscr mathnormal bm boldsymbol pmb NoCaseChange",
    plain,
  ),
  ...each(
    "textgreek textcyrillic textlatin bibnamefont bibfnamefont citenamefont bibstring title ensuretext IEEEauthorrefmark",
    plain,
  ),
};

/** Switches, which apply from the middle of a group to its end. */
export const switches: Readonly<Record<string, readonly [string, string]>> = {
  ...each("it itshape sl slshape em", italic),
  ...each("bf bfseries", bold),
  ...each("sc scshape", smallCaps),
};

/** Commands that print nothing, with their number of arguments. */
export const ignored: Readonly<Record<string, number>> = {
  ...each(
    "protect relax noindent left right big Big bigg Bigg bigl bigr displaystyle textstyle limits nobreak allowbreak break par " +
      "small normalfont selectfont upshape mdseries rm sf tt unskip textcompwordmark penalty ignorespaces aftergroup sloppy " +
      "boldmath unboldmath nolimits null leavevmode",
    0,
  ),
  ...each(
    "bibinfo color noopsort noop SortNoop sortnoop footnote cite label begin end phantom hspace vspace fontencoding enlargethispage",
    1,
  ),
};

const raisedOf = (plain: string, other: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...plain].map((character, index) => [character, [...other][index] ?? ""]));

/**
 * Figures and signs that Unicode has raised and lowered. Letters are left out: Unicode does not have all of them, and
 * few fonts have those that it has.
 */
export const raised = {
  sup: raisedOf("0123456789+−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"),
  sub: raisedOf("0123456789+−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
};
