// Numbers, units and angles of siunitx → TeX that every engine knows. In: the arguments of \num, \unit, \qty, \ang.
// Out: TeX. The common features: prefixes, powers, \per in its modes, uncertainties, powers of ten (siunitx manual,
// §4).

/** `1.5e6` → `1.5\times 10^{6}`; other text stays as it is. */
export function numberTex(written: string): string {
  const tight = written
    .replace(/\\(?:pm|mp)(?![A-Za-z])/g, "+-")
    .replace(/[\s~]/g, "")
    .replace(/−/g, "-");
  if (/[x×]/.test(tight)) return tight.split(/[x×]/).map(numberTex).join("\\times ");
  const match =
    /^(<=|>=|<<|>>|[<>]|\\[a-z]+)?([+-]?)(\d*(?:[.,]\d*)?)(?:\((\d+)\)|\+-(\d+(?:[.,]\d+)?))?(?:[eEdD]([+-]?\d+))?(i?)$/.exec(
      tight,
    );
  if (!match || tight === "") return written;
  const [, relation = "", sign = "", digits = "", inBrackets, uncertainty, exponent, imaginary = ""] = match;
  const ten = exponent === undefined ? "" : `10^{${exponent.replace(/^\+/, "")}}`;
  const spread =
    inBrackets === undefined ? (uncertainty === undefined ? "" : `\\pm ${grouped(uncertainty)}`) : `(${inBrackets})`;
  const mantissa = `${sign}${grouped(digits)}${spread}${imaginary && "\\mathrm{i}"}`;
  const whole = spread.startsWith("\\pm") && ten !== "" ? `(${mantissa})` : mantissa;
  const product = digits === "" ? `${sign}${ten}` : ten === "" ? whole : `${whole}\\times ${ten}`;
  return `${relations[relation] ?? relation}${product}`;
}

const relations: Readonly<Record<string, string>> = { "<=": "\\le ", ">=": "\\ge ", "<<": "\\ll ", ">>": "\\gg " };

/** Numbers of five and more figures in groups of three; a decimal comma without the space of a list. */
function grouped(digits: string): string {
  if (digits.length > 60) return digits;
  const [whole = "", fraction] = digits.split(/[.,]/);
  const comma = digits.includes(",") ? "{,}" : ".";
  const left = whole.length < 5 ? whole : whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, "\\,");
  if (fraction === undefined) return left;
  return `${left}${comma}${fraction.length < 5 ? fraction : fraction.replace(/(?<=^(?:\d{3})+)(?=\d)/g, "\\,")}`;
}

/** `12;30;15` → degrees, minutes and seconds. */
export function angleTex(written: string): string {
  const marks = ["^{\\circ}", "'", "''"];
  const parts = written.split(";").map((part) => part.trim());
  return parts.map((part, index) => (part === "" ? "" : `${numberTex(part)}${marks[index] ?? ""}`)).join("\\,");
}

const prefixes = named(
  "yocto y, zepto z, atto a, femto f, pico p, nano n, micro µ, milli m, centi c, deci d, deca da, deka da, hecto h, kilo k, mega M, giga G, tera T, peta P, exa E, zetta Z, yotta Y, kibi Ki, mebi Mi, gibi Gi, tebi Ti",
);

const units = named(
  "metre m, meter m, gram g, second s, ampere A, kelvin K, mole mol, candela cd, hertz Hz, newton N, pascal Pa, joule J, watt W, coulomb C, volt V, farad F, ohm Ω, siemens S, weber Wb, tesla T, henry H, lumen lm, lux lx, becquerel Bq, gray Gy, sievert Sv, katal kat, radian rad, steradian sr, celsius °C, degreeCelsius °C, degree °, arcminute ′, arcsecond ″, minute min, hour h, day d, year yr, week wk, litre L, liter L, tonne t, electronvolt eV, dalton Da, atomicmassunit u, astronomicalunit au, bar bar, barn b, angstrom Å, percent \\%, bel B, decibel dB, neper Np, hectare ha, parsec pc, lightyear ly, bit bit, byte B, gauss G, torr Torr, mmHg mmHg, calorie cal, molar M, Molar M, atmosphere atm, rpm rpm, kilogram kg, kg kg, solarmass M_{\\odot}, clight c_0, planckbar \\hbar, elementarycharge e, electronmass m_e, knot kn, nauticalmile M, curie Ci, roentgen R, rad rad, rem rem, debye D, hartree E_\\mathrm{h}, bohr a_0, permille ‰, ppm ppm, ppb ppb, micron µm",
);

/** siunitx's own short forms: \um, \kHz, \mL. */
const short =
  /^([munpfazyckMGTPE]|da)?(m|s|g|A|K|mol|Hz|N|Pa|J|W|C|V|F|H|S|T|eV|L|l|bar|dB|B|Bq|Sv|Gy|cd|ohm|M|min|h|d)$/;

interface Factor {
  readonly symbol: string;
  readonly power: string;
  readonly per: boolean;
}

/** `\micro\metre\per\second` or `um.s^{-1}` → upright symbols with their powers. `mode`: how \per is written. */
export function unitTex(written: string, mode: "power" | "symbol" | "fraction" = "power"): string {
  if (!written.includes("\\")) return literal(written);
  const factors = factorsOf(written);
  if (!factors) return literal(written);
  const above = factors.filter(({ per }) => !per);
  const below = factors.filter(({ per }) => per);
  if (mode === "power" || below.length === 0) return factors.map(inPower).join("\\,");
  const [over, under] = [above.map(plain).join("\\,") || "1", below.map(plain).join("\\,")];
  if (mode === "fraction") return `\\frac{${over}}{${under}}`;
  return `${over}/${below.length > 1 ? `(${under})` : under}`;
}

function factorsOf(written: string): readonly Factor[] | null {
  const factors: Factor[] = [];
  let prefix = "";
  let before = "";
  let per = false;
  for (const match of written.matchAll(/\\([A-Za-z]+)\s*(?:\{([^{}]*)\}|\[([^[\]]*)\])?|(\^\{?-?\d+\}?)|[^\s]/g)) {
    const [whole, name, argument, , raised] = match;
    const last = factors.at(-1);
    if (raised !== undefined && last) {
      factors[factors.length - 1] = { ...last, power: raised.replace(/[\^{}]/g, "") };
    } else if (name === undefined) {
      if (!/[.~,]/.test(whole)) return null;
    } else if (name === "per") per = true;
    else if (Object.hasOwn(prefixes, name)) prefix = prefixes[name] ?? "";
    else if (name === "square" || name === "cubic") before = name === "square" ? "2" : "3";
    else if (name === "raiseto") before = argument ?? "";
    else if (/^(?:squared|cubed|tothe)$/.test(name) && last) {
      const power = name === "squared" ? "2" : name === "cubed" ? "3" : (argument ?? "");
      factors[factors.length - 1] = { ...last, power };
    } else if (name === "of" && last) {
      factors[factors.length - 1] = { ...last, symbol: `${last.symbol}_{\\mathrm{${argument ?? ""}}}` };
    } else {
      const symbol = symbolOf(name);
      if (symbol === null) return null;
      factors.push({ symbol: upright(prefix, symbol), power: before, per });
      [prefix, before, per] = ["", "", false];
    }
  }
  return factors;
}

function symbolOf(name: string): string | null {
  if (Object.hasOwn(units, name)) return units[name] ?? null;
  const match = short.exec(name);
  if (!match) return null;
  return `${match[1] === "u" ? "µ" : (match[1] ?? "")}${match[2] === "ohm" ? "Ω" : (match[2] ?? "")}`;
}

function upright(prefix: string, symbol: string): string {
  if (/^\\hbar|_/.test(symbol)) return `${prefix}${symbol}`;
  // \mathrm slants letters that are not Latin.
  return /[^ -~]/.test(prefix + symbol) ? `\\text{${prefix}${symbol}}` : `\\mathrm{${prefix}${symbol}}`;
}

const inPower = ({ symbol, power, per }: Factor) => raisedTo(symbol, per ? `-${power || "1"}` : power);
const plain = ({ symbol, power }: Factor) => raisedTo(symbol, power);

function raisedTo(symbol: string, power: string): string {
  return power === "" || power === "1" ? symbol : `${symbol}^{${power.replace(/^--/, "")}}`;
}

/** `m.s^-1`, `kg m^2`, `m/s`. */
function literal(written: string): string {
  const spaced = written
    .trim()
    .replace(/[.~·]|\s+/g, "\\,")
    .replace(/\^(-?\d+)/g, "^{$1}")
    .replace(/\u00b5|\u03bc/g, "\\text{µ}")
    .replace(/(?<!\\)%/g, "\\%");
  return spaced === "" ? "" : `\\mathrm{${spaced}}`;
}

function named(list: string): Readonly<Record<string, string>> {
  return Object.fromEntries(list.split(", ").map((pair) => pair.split(" ") as [string, string]));
}
