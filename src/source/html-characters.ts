// Characters by their names in HTML 4 (§24), which people and programs also write into XML. In: `deg`. Out: “°”.

/** From U+00A0 on. */
const latin =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot " +
  "cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml " +
  "Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig " +
  "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute " +
  "ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/** From U+03B1 on; the capitals are 32 before. */
const greek =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega";

const others: Readonly<Record<string, string>> = {
  ...{ ensp: "\u2002", emsp: "\u2003", thinsp: "\u2009", ndash: "–", mdash: "—", lsquo: "‘", rsquo: "’", sbquo: "‚" },
  ...{ ldquo: "“", rdquo: "”", bdquo: "„", dagger: "†", Dagger: "‡", bull: "•", hellip: "…", permil: "‰", prime: "′" },
  ...{
    Prime: "″",
    lsaquo: "‹",
    rsaquo: "›",
    euro: "€",
    trade: "™",
    larr: "←",
    uarr: "↑",
    rarr: "→",
    darr: "↓",
    harr: "↔",
  },
  ...{ rArr: "⇒", hArr: "⇔", part: "∂", sum: "∑", prod: "∏", minus: "−", radic: "√", infin: "∞", int: "∫", asymp: "≈" },
  ...{ ne: "≠", equiv: "≡", le: "≤", ge: "≥", sdot: "⋅", loz: "◊", OElig: "Œ", oelig: "œ", Scaron: "Š", scaron: "š" },
};

let characters: ReadonlyMap<string, string> | null = null;

export function htmlCharacter(name: string): string | undefined {
  characters ??= new Map([
    ...latin.split(" ").map((key, index) => [key, String.fromCharCode(0xa0 + index)] as const),
    ...greek.split(" ").flatMap((key, index) => {
      const capital = `${key.charAt(0).toUpperCase()}${key.slice(1)}`;
      return [
        [key, String.fromCharCode(0x3b1 + index)] as const,
        [capital, String.fromCharCode(0x391 + index)] as const,
      ];
    }),
    ...Object.entries(others),
  ]);
  return characters.get(name);
}

const xml: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Text with the characters that are meant; what is not the name of a character stays. */
export function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]\w{1,10}));/gi, (whole, decimal, hexadecimal, name) => {
    const code = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : null;
    if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return xml[name] ?? htmlCharacter(name) ?? whole;
  });
}
