// Commands in LaTeX texts that are not characters (those are in `src/tex`): spaces, fonts, and commands that print
// nothing.
import { characterOf, isMathSign } from "../../tex/characters.ts";

/** Spaces, marks and ends of paragraphs. */
const spacing: Readonly<Record<string, string>> = {
  quad: " ",
  qquad: " ",
  enspace: " ",
  enskip: " ",
  thinspace: " ",
  space: " ",
  nobreakspace: "\u00a0",
  ",": "\u202f",
  ";": " ",
  ":": " ",
  " ": " ",
  "\n": " ",
  "!": "",
  "/": "",
  "-": "\u00ad",
  "@": "",
  "&": "&",
  "%": "%",
  $: "$",
  "#": "#",
  _: "_",
  "{": "{",
  "}": "}",
  today: "",
  and: "",
  endgraf: "\n\n",
  smallskip: "\n\n",
  medskip: "\n\n",
  bigskip: "\n\n",
};

/** The text that a command prints by itself in running text; undefined if it prints nothing or a formula. */
export function printedBy(name: string): string | undefined {
  if (Object.hasOwn(spacing, name)) return spacing[name];
  return isMathSign(name) ? undefined : characterOf(name);
}

/** Mathematical symbols and operators that people use in text, without dollars. */
export function isLooseMath(name: string): boolean {
  return isMathSign(name) || name === "frac" || name === "sqrt";
}

export const fonts: Readonly<
  Record<string, "emphasis" | "strong" | "underline" | "subscript" | "superscript" | "strikethrough" | "code" | "none">
> = {
  textit: "emphasis",
  emph: "emphasis",
  textsl: "emphasis",
  textbf: "strong",
  strong: "strong",
  underline: "underline",
  uline: "underline",
  ul: "underline",
  textsubscript: "subscript",
  textsuperscript: "superscript",
  up: "superscript",
  sout: "strikethrough",
  st: "strikethrough",
  texttt: "code",
  path: "code",
  textrm: "none",
  textsf: "none",
  textmd: "none",
  textup: "none",
  textnormal: "none",
  textsc: "none",
  text: "none",
  mbox: "none",
  hbox: "none",
  fbox: "none",
  makebox: "none",
  MakeUppercase: "none",
  uppercase: "none",
  MakeLowercase: "none",
  lowercase: "none",
  centerline: "none",
  protect: "none",
  enquote: "none",
  textquote: "none",
  textlatin: "none",
  foreignlanguage: "none",
  textcolor: "none",
  ensuremath: "none",
  so: "none",
  acrshort: "none",
  gls: "none",
  ac: "none",
  acs: "none",
  acf: "none",
  name: "none",
};

/** Font switches, which affect the rest of their group. */
export const switches: Readonly<Record<string, "emphasis" | "strong" | "code" | "none">> = {
  it: "emphasis",
  itshape: "emphasis",
  em: "emphasis",
  sl: "emphasis",
  slshape: "emphasis",
  bf: "strong",
  bfseries: "strong",
  tt: "code",
  ttfamily: "code",
  rm: "none",
  sf: "none",
  sc: "none",
  scshape: "none",
  rmfamily: "none",
  sffamily: "none",
  normalfont: "none",
  upshape: "none",
  mdseries: "none",
  tiny: "none",
  scriptsize: "none",
  footnotesize: "none",
  small: "none",
  normalsize: "none",
  large: "none",
  Large: "none",
  LARGE: "none",
  huge: "none",
  Huge: "none",
  centering: "none",
  raggedright: "none",
  raggedleft: "none",
  noindent: "none",
  indent: "none",
  boldmath: "none",
  selectfont: "none",
  bfserie: "none",
};

/** Commands that print nothing → the number of arguments that they take with them. */
export const silent: ReadonlyMap<string, number> = new Map(
  [
    "vskip hskip hfill vfill newpage clearpage pagebreak linebreak nolinebreak nopagebreak maketitle relax null break allowbreak sloppy fussy frenchspacing def let tableofcontents baselineskip parindent parskip hline toprule midrule bottomrule ( ) strut unskip ignorespaces xspace leavevmode footnotemark medspace hrule makeatletter makeatother",
    "label vspace hspace index thispagestyle pagestyle bibliographystyle bibliography color phantom vphantom hphantom input include usepackage documentclass nocite markright linespread date cline",
    "setlength addtolength setcounter newcommand renewcommand providecommand markboth fontsize",
    "addcontentsline",
  ].flatMap((names, count) => names.split(" ").map((name) => [name, count] as const)),
);

/** Commands that begin a part or a section, at any level. */
export const sections = /^(?:part|chapter|section|subsection|subsubsection|paragraph|subparagraph)$/;
