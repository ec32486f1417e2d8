// Abbreviations that .bib files use without defining them: months, and the journals of astronomy's style files.

/** Styles decide how months look; spelled out, they can be read wherever they occur. */
export const monthMacros: readonly (readonly [string, string])[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
].flatMap((month) => {
  const short = month.slice(0, 3).toLowerCase();
  return [
    [short, month],
    [month.toLowerCase(), month],
    ...(short === "sep" ? [["sept", month] as const] : []),
  ] as const;
});

export interface Journal {
  readonly title: string;
  readonly short: string;
}

/** `\apj` and so on: the list of journals of AASTeX and the ADS (ui.adsabs.harvard.edu, “Journal macros”). */
export function journalOf(macro: string): Journal | null {
  return journals.get(macro.toLowerCase()) ?? null;
}

const journals = new Map(
  `aj|Astronomical Journal|Astron. J.
actaa|Acta Astronomica|Acta Astron.
araa|Annual Review of Astronomy and Astrophysics|Annu. Rev. Astron. Astrophys.
apj|The Astrophysical Journal|Astrophys. J.
apjl|The Astrophysical Journal Letters|Astrophys. J. Lett.
apjlett|The Astrophysical Journal Letters|Astrophys. J. Lett.
apjs|The Astrophysical Journal Supplement Series|Astrophys. J. Suppl. Ser.
apjsupp|The Astrophysical Journal Supplement Series|Astrophys. J. Suppl. Ser.
ao|Applied Optics|Appl. Opt.
applopt|Applied Optics|Appl. Opt.
apss|Astrophysics and Space Science|Astrophys. Space Sci.
aap|Astronomy & Astrophysics|Astron. Astrophys.
astap|Astronomy & Astrophysics|Astron. Astrophys.
aapr|Astronomy and Astrophysics Review|Astron. Astrophys. Rev.
aaps|Astronomy & Astrophysics Supplement Series|Astron. Astrophys. Suppl. Ser.
azh|Astronomicheskii Zhurnal|Astron. Zh.
baas|Bulletin of the American Astronomical Society|Bull. Am. Astron. Soc.
bac|Bulletin of the Astronomical Institutes of Czechoslovakia|Bull. Astron. Inst. Czech.
bain|Bulletin of the Astronomical Institutes of the Netherlands|Bull. Astron. Inst. Neth.
caa|Chinese Astronomy and Astrophysics|Chin. Astron. Astrophys.
cjaa|Chinese Journal of Astronomy and Astrophysics|Chin. J. Astron. Astrophys.
icarus|Icarus|Icarus
jcap|Journal of Cosmology and Astroparticle Physics|J. Cosmol. Astropart. Phys.
jrasc|Journal of the Royal Astronomical Society of Canada|J. R. Astron. Soc. Can.
memras|Memoirs of the Royal Astronomical Society|Mem. R. Astron. Soc.
mnras|Monthly Notices of the Royal Astronomical Society|Mon. Not. R. Astron. Soc.
na|New Astronomy|New Astron.
nar|New Astronomy Reviews|New Astron. Rev.
pra|Physical Review A|Phys. Rev. A
prb|Physical Review B|Phys. Rev. B
prc|Physical Review C|Phys. Rev. C
prd|Physical Review D|Phys. Rev. D
pre|Physical Review E|Phys. Rev. E
prl|Physical Review Letters|Phys. Rev. Lett.
pasa|Publications of the Astronomical Society of Australia|Publ. Astron. Soc. Aust.
pasp|Publications of the Astronomical Society of the Pacific|Publ. Astron. Soc. Pac.
pasj|Publications of the Astronomical Society of Japan|Publ. Astron. Soc. Jpn.
rmxaa|Revista Mexicana de Astronomía y Astrofísica|Rev. Mex. Astron. Astrofís.
qjras|Quarterly Journal of the Royal Astronomical Society|Q. J. R. Astron. Soc.
skytel|Sky & Telescope|Sky Telesc.
solphys|Solar Physics|Sol. Phys.
sovast|Soviet Astronomy|Sov. Astron.
ssr|Space Science Reviews|Space Sci. Rev.
zap|Zeitschrift für Astrophysik|Z. Astrophys.
nat|Nature|Nature
iaucirc|IAU Circulars|IAU Circ.
aplett|Astrophysical Letters|Astrophys. Lett.
apspr|Astrophysics Space Physics Research|Astrophys. Space Phys. Res.
fcp|Fundamentals of Cosmic Physics|Fundam. Cosm. Phys.
gca|Geochimica et Cosmochimica Acta|Geochim. Cosmochim. Acta
grl|Geophysical Research Letters|Geophys. Res. Lett.
jcp|The Journal of Chemical Physics|J. Chem. Phys.
jgr|Journal of Geophysical Research|J. Geophys. Res.
jqsrt|Journal of Quantitative Spectroscopy and Radiative Transfer|J. Quant. Spectrosc. Radiat. Transf.
memsai|Memorie della Società Astronomica Italiana|Mem. Soc. Astron. Ital.
nphysa|Nuclear Physics A|Nucl. Phys. A
physrep|Physics Reports|Phys. Rep.
physscr|Physica Scripta|Phys. Scr.
planss|Planetary and Space Science|Planet. Space Sci.
psj|The Planetary Science Journal|Planet. Sci. J.
procspie|Proceedings of SPIE|Proc. SPIE
aas|American Astronomical Society Meeting Abstracts|AAS Meet. Abstr.
rnaas|Research Notes of the AAS|Res. Notes AAS
maps|Meteoritics and Planetary Science|Meteorit. Planet. Sci.
lpsc|Lunar and Planetary Science Conference|Lunar Planet. Sci. Conf.
dps|AAS/Division for Planetary Sciences Meeting Abstracts|AAS/DPS Meet. Abstr.`
    .split("\n")
    .map((line): readonly [string, Journal] => {
      const [macro = "", title = "", short = ""] = line.split("|");
      return [macro, { title, short }];
    }),
);
