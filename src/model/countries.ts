// The countries of the world, in whatever way affiliations name them. In: the end of an affiliation. Out: which country
// it is, by its ISO 3166-1 code; and the name of a country in a language. English names are written here, those of
// other languages in country-names.tsv.
import { type ShippedTable, tableIn } from "../runtime/shipped-table.ts";
import { folded } from "./names.ts";

const english = `
AD Andorra; AE United Arab Emirates; AF Afghanistan; AG Antigua and Barbuda; AI Anguilla; AL Albania; AM Armenia;
AO Angola; AR Argentina; AS American Samoa; AT Austria; AU Australia; AW Aruba; AX Åland Islands; AZ Azerbaijan;
BA Bosnia and Herzegovina; BB Barbados; BD Bangladesh; BE Belgium; BF Burkina Faso; BG Bulgaria; BH Bahrain;
BI Burundi; BJ Benin; BL Saint Barthélemy; BM Bermuda; BN Brunei; BO Bolivia; BQ Caribbean Netherlands; BR Brazil;
BS Bahamas; BT Bhutan; BW Botswana; BY Belarus; BZ Belize; CA Canada; CC Cocos (Keeling) Islands;
CD Democratic Republic of the Congo; CF Central African Republic; CG Republic of the Congo; CH Switzerland;
CI Côte d’Ivoire; CK Cook Islands; CL Chile; CM Cameroon; CN China; CO Colombia; CR Costa Rica; CU Cuba;
CV Cape Verde; CW Curaçao; CX Christmas Island; CY Cyprus; CZ Czechia; DE Germany; DJ Djibouti; DK Denmark;
DM Dominica; DO Dominican Republic; DZ Algeria; EC Ecuador; EE Estonia; EG Egypt; EH Western Sahara; ER Eritrea;
ES Spain; ET Ethiopia; FI Finland; FJ Fiji; FK Falkland Islands; FM Micronesia; FO Faroe Islands; FR France;
GA Gabon; GB United Kingdom; GD Grenada; GE Georgia; GF French Guiana; GG Guernsey; GH Ghana; GI Gibraltar;
GL Greenland; GM Gambia; GN Guinea; GP Guadeloupe; GQ Equatorial Guinea; GR Greece; GS South Georgia; GT Guatemala;
GU Guam; GW Guinea-Bissau; GY Guyana; HK Hong Kong; HN Honduras; HR Croatia; HT Haiti; HU Hungary; ID Indonesia;
IE Ireland; IL Israel; IM Isle of Man; IN India; IO British Indian Ocean Territory; IQ Iraq; IR Iran; IS Iceland;
IT Italy; JE Jersey; JM Jamaica; JO Jordan; JP Japan; KE Kenya; KG Kyrgyzstan; KH Cambodia; KI Kiribati;
KM Comoros; KN Saint Kitts and Nevis; KP North Korea; KR South Korea; KW Kuwait; KY Cayman Islands; KZ Kazakhstan;
LA Laos; LB Lebanon; LC Saint Lucia; LI Liechtenstein; LK Sri Lanka; LR Liberia; LS Lesotho; LT Lithuania;
LU Luxembourg; LV Latvia; LY Libya; MA Morocco; MC Monaco; MD Moldova; ME Montenegro; MF Saint Martin;
MG Madagascar; MH Marshall Islands; MK North Macedonia; ML Mali; MM Myanmar; MN Mongolia; MO Macao;
MP Northern Mariana Islands; MQ Martinique; MR Mauritania; MS Montserrat; MT Malta; MU Mauritius; MV Maldives;
MW Malawi; MX Mexico; MY Malaysia; MZ Mozambique; NA Namibia; NC New Caledonia; NE Niger; NF Norfolk Island;
NG Nigeria; NI Nicaragua; NL Netherlands; NO Norway; NP Nepal; NR Nauru; NU Niue; NZ New Zealand; OM Oman;
PA Panama; PE Peru; PF French Polynesia; PG Papua New Guinea; PH Philippines; PK Pakistan; PL Poland;
PM Saint Pierre and Miquelon; PN Pitcairn Islands; PR Puerto Rico; PS Palestine; PT Portugal; PW Palau;
PY Paraguay; QA Qatar; RE Réunion; RO Romania; RS Serbia; RU Russia; RW Rwanda; SA Saudi Arabia;
SB Solomon Islands; SC Seychelles; SD Sudan; SE Sweden; SG Singapore; SH Saint Helena; SI Slovenia;
SJ Svalbard and Jan Mayen; SK Slovakia; SL Sierra Leone; SM San Marino; SN Senegal; SO Somalia; SR Suriname;
SS South Sudan; ST São Tomé and Príncipe; SV El Salvador; SX Sint Maarten; SY Syria; SZ Eswatini;
TC Turks and Caicos Islands; TD Chad; TF French Southern Territories; TG Togo; TH Thailand; TJ Tajikistan;
TK Tokelau; TL Timor-Leste; TM Turkmenistan; TN Tunisia; TO Tonga; TR Turkey; TT Trinidad and Tobago; TV Tuvalu;
TW Taiwan; TZ Tanzania; UA Ukraine; UG Uganda; US United States; UY Uruguay; UZ Uzbekistan; VA Vatican City;
VC Saint Vincent and the Grenadines; VE Venezuela; VG British Virgin Islands; VI U.S. Virgin Islands; VN Vietnam;
VU Vanuatu; WF Wallis and Futuna; WS Samoa; XK Kosovo; YE Yemen; YT Mayotte; ZA South Africa; ZM Zambia;
ZW Zimbabwe
`;

/** Other spellings: official and older names, abbreviations, parts of the United Kingdom; no adjectives. */
const aliases = `
AE uae, u a e, emirates; BA bosnia, bosnia herzegovina; BO plurinational state of bolivia; BN brunei darussalam; CD dr congo, drc,
congo kinshasa, congo democratic republic of the; CG congo, congo brazzaville; CI ivory coast; CN p r china, pr china, prc, p r c,
peoples republic of china, people s republic of china, the people s republic of china, mainland china, china p r, china pr;
CV cabo verde; CZ czech republic; DE frg, federal republic of germany; FM federated states of micronesia; GB uk, u k, great britain,
england, scotland, wales, northern ireland, united kingdom of great britain and northern ireland, britain; GR hellas, hellenic republic;
HK hong kong sar, hong kong sar china, hong kong s a r; IR islamic republic of iran, iran islamic republic of; KP dprk,
democratic people s republic of korea; KR korea, republic of korea, korea republic of, rok, korea south, south korea republic of;
LA lao pdr, lao people s democratic republic; LK ceylon; MD republic of moldova; MK macedonia, republic of north macedonia, fyrom;
MM burma, myanmar burma; MO macau, macao sar china; NL holland, the netherlands, netherlands the; PH the philippines, philippines the;
PS state of palestine, palestinian territories; RU russian federation; SA ksa, kingdom of saudi arabia; SK slovak republic;
SY syrian arab republic; SZ swaziland; TL east timor; TR turkiye, republic of turkey, republic of turkiye; TW taiwan roc, taiwan r o c,
republic of china, taiwan province of china, roc; TZ united republic of tanzania; US usa, u s a, us, u s, united states of america,
the united states of america, the united states, the us, the usa; VA vatican, holy see; VE bolivarian republic of venezuela; VN viet nam;
GM the gambia; BS the bahamas; ZA republic of south africa, rsa; IE republic of ireland, eire; RS republic of serbia; SI republic of slovenia;
HR republic of croatia; BY republic of belarus; KZ republic of kazakhstan; UZ republic of uzbekistan; LT republic of lithuania;
CY republic of cyprus; SG republic of singapore; IN republic of india; ID republic of indonesia; EG arab republic of egypt; XK republic of kosovo
`;

/** Historical countries, which historians need, and others without a code of their own. */
const past = new Set(
  "austria hungary,bohemia,british india,czechoslovakia,east germany,gdr,holy roman empire,moravia,ottoman empire,persia,provence,prussia,rhodesia,siam,silesia,soviet union,ussr,u s s r,west germany,yugoslavia".split(
    ",",
  ),
);

interface Countries {
  /** By code, in English. */
  readonly names: ReadonlyMap<string, string>;
  /** By name or alias, folded. */
  readonly codes: ReadonlyMap<string, string>;
}

let known: Countries | null = null;

function countries(): Countries {
  known ??= readCountries();
  return known;
}

function readCountries(): Countries {
  const names = new Map<string, string>();
  const codes = new Map<string, string>();
  for (const entry of english.trim().split(/;\s/)) {
    const [code, name] = [entry.slice(0, 2), entry.slice(3).replace(/;$/, "")];
    names.set(code, name);
    codes.set(folded(name), code);
  }
  for (const entry of aliases.trim().split(/;\s/)) {
    for (const alias of entry.slice(3).split(/,\s/)) codes.set(alias, entry.slice(0, 2));
  }
  return { names, codes };
}

/**
 * For each language: the names in the order of the codes, separated by `|`; empty where the English name is used. From
 * CLDR (Unicode licence).
 */
export const countryNames = (): ShippedTable => tableIn("src/model/country-names.tsv");

/** Languages whose country names are looked up, by the letters that they are written in. */
const nonLatin = new Set("ar bg el fa he hi ja ko ru sr th uk zh zh-Hant".split(" "));

/**
 * Names in other languages, folded, each with its code: ten thousand, too many to fold whenever a book is read. They
 * are in country-keys.tsv, written by scripts/fold-countries.mjs.
 */
export function foldCountries(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const language of countryNames().keys()) {
    for (const [code, name] of namesIn(language)) {
      const key = folded(name);
      const isLatin = /\p{Script=Latin}/u.test(key);
      if (key !== "" && isLatin !== nonLatin.has(language) && !found.has(key)) found.set(key, code);
    }
  }
  return found;
}

function foreignCode(key: string): string | null {
  return tableIn("src/model/country-keys.tsv").get(key) ?? null;
}

const byLanguage = new Map<string, ReadonlyMap<string, string>>();

/** By code; without those that have their English name. */
function namesIn(language: string): ReadonlyMap<string, string> {
  const made = byLanguage.get(language);
  if (made) return made;
  const written = (countryNames().get(language) ?? "").split("|");
  const found = new Map(
    [...countries().names.keys()].map((code, index): [string, string] => [code, written[index] ?? ""]),
  );
  for (const [code, name] of found) if (name === "") found.delete(code);
  byLanguage.set(language, found);
  return found;
}

/** The code of the country that a text names; null if it names none. */
export function countryCode(text: string): string | null {
  const key = folded(text);
  const { codes } = countries();
  return codes.get(key) ?? codes.get(key.replace(/^the /, "")) ?? foreignCode(key);
}

/** Whether folded words name a country of today or of the past. */
export function isCountry(words: string): boolean {
  return countries().codes.has(words) || past.has(words) || foreignCode(words) !== null;
}

/** `Germany`, in the language of the book if that has a name for it. */
export function countryName(code: string, language: string): string {
  return namesIn(ownNames(language)).get(code) ?? countries().names.get(code) ?? code;
}

/** The language of the names for a tag: Traditional Chinese for `zh-TW`, German for `de-AT`. */
function ownNames(tag: string): string {
  if (/^zh-(?:hant|tw|hk|mo)\b/i.test(tag)) return "zh-Hant";
  if (/^sr-latn\b/i.test(tag)) return "sr-Latn";
  const primary = tag.toLowerCase().split("-")[0] ?? "";
  return primary === "no" ? "nb" : primary;
}

/**
 * An affiliation without the country at its end, and that country: `…, Germany`, `…, Netherlands, The`, `…, 07743 Jena,
 * Germany.`. Null if the last part is not a country.
 */
export function splitCountry(affiliation: string): { readonly place: string; readonly code: string } | null {
  const parts = affiliation.split(/[,，、;]/);
  // “Netherlands, The” and “Korea, Republic of” have two parts.
  for (const count of [2, 1]) {
    if (parts.length <= count && count > 1) continue;
    const end = parts.slice(-count).map(bare);
    const joined = count === 1 ? (end[0] ?? "") : `${end[1]} ${end[0]}`;
    const code =
      joined === "" ? null : (countryCode(joined) ?? (count === 2 ? countryCode(`${end[0]} ${end[1]}`) : null));
    if (
      code !== null &&
      (count === 1 || /^(?:the|.{0,40} of(?: the)?|sar|roc|r o c|p r)$/.test(folded(end[1] ?? "")))
    ) {
      const place = parts.slice(0, -count).join(",").trim();
      return place === "" ? null : { place, code };
    }
  }
  return null;
}

/** Without a postcode, brackets and a full stop. */
function bare(part: string): string {
  return part
    .trim()
    .replace(/^\((.*)\)$/, "$1")
    .replace(/^[A-Z]{0,2}-?\d[\d-]{2,9}\s/, "")
    .replace(/\s[\d-]{3,10}$/, "")
    .replace(/(?<![.\s])\.$/, "")
    .trim();
}
