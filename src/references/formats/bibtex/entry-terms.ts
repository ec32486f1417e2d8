// The names of kinds of theses and reports, in the languages of books (BibLaTeX's own localization files, and what
// universities there print): `phdthesis` → “PhD thesis”, “Dissertation”, “thèse de doctorat”.

export type EntryTerm = "phdthesis" | "mathesis" | "bathesis" | "candthesis" | "techreport" | "resreport" | "chapter";

const order: readonly EntryTerm[] = [
  "phdthesis",
  "mathesis",
  "bathesis",
  "candthesis",
  "techreport",
  "resreport",
  "chapter",
];

const table = `
en|PhD thesis|Master’s thesis|Bachelor’s thesis|Candidate thesis|Technical report|Research report|Chapter
de|Dissertation|Masterarbeit|Bachelorarbeit|Kandidatenarbeit|Technischer Bericht|Forschungsbericht|Kapitel
fr|Thèse de doctorat|Mémoire de master|Mémoire de licence|Thèse de candidature|Rapport technique|Rapport de recherche|Chapitre
es|Tesis doctoral|Tesis de máster|Trabajo de fin de grado|Tesis de candidatura|Informe técnico|Informe de investigación|Capítulo
it|Tesi di dottorato|Tesi di laurea magistrale|Tesi di laurea|Tesi di candidatura|Rapporto tecnico|Rapporto di ricerca|Capitolo
pt|Tese de doutoramento|Dissertação de mestrado|Trabalho de licenciatura|Tese de candidatura|Relatório técnico|Relatório de investigação|Capítulo
nl|Proefschrift|Masterscriptie|Bachelorscriptie|Kandidaatsscriptie|Technisch rapport|Onderzoeksrapport|Hoofdstuk
da|Ph.d.-afhandling|Kandidatspeciale|Bachelorprojekt|Kandidatafhandling|Teknisk rapport|Forskningsrapport|Kapitel
sv|Doktorsavhandling|Masteruppsats|Kandidatuppsats|Kandidatavhandling|Teknisk rapport|Forskningsrapport|Kapitel
no|Doktoravhandling|Masteroppgave|Bacheloroppgave|Kandidatavhandling|Teknisk rapport|Forskningsrapport|Kapittel
fi|Väitöskirja|Pro gradu -tutkielma|Kandidaatintutkielma|Kandidaatintutkielma|Tekninen raportti|Tutkimusraportti|Luku
is|Doktorsritgerð|Meistararitgerð|Bakkalárritgerð|Kandídatsritgerð|Tækniskýrsla|Rannsóknarskýrsla|Kafli
pl|Rozprawa doktorska|Praca magisterska|Praca licencjacka|Praca kandydacka|Raport techniczny|Raport badawczy|Rozdział
cs|Disertační práce|Diplomová práce|Bakalářská práce|Kandidátská práce|Technická zpráva|Výzkumná zpráva|Kapitola
sk|Dizertačná práca|Diplomová práca|Bakalárska práca|Kandidátska práca|Technická správa|Výskumná správa|Kapitola
sl|Doktorska disertacija|Magistrsko delo|Diplomsko delo|Kandidatsko delo|Tehnično poročilo|Raziskovalno poročilo|Poglavje
hr|Doktorski rad|Magistarski rad|Završni rad|Kandidatski rad|Tehnički izvještaj|Istraživački izvještaj|Poglavlje
sr|Докторска дисертација|Мастер рад|Дипломски рад|Кандидатски рад|Технички извештај|Истраживачки извештај|Поглавље
hu|Doktori értekezés|Mesterszakos szakdolgozat|Szakdolgozat|Kandidátusi értekezés|Műszaki jelentés|Kutatási jelentés|Fejezet
ro|Teză de doctorat|Lucrare de disertație|Lucrare de licență|Teză de candidatură|Raport tehnic|Raport de cercetare|Capitolul
bg|Дисертация|Магистърска теза|Бакалавърска теза|Кандидатска дисертация|Технически доклад|Изследователски доклад|Глава
el|Διδακτορική διατριβή|Μεταπτυχιακή εργασία|Πτυχιακή εργασία|Διατριβή|Τεχνική έκθεση|Ερευνητική έκθεση|Κεφάλαιο
et|Doktoritöö|Magistritöö|Bakalaureusetöö|Kandidaaditöö|Tehniline aruanne|Uurimisaruanne|Peatükk
lv|Promocijas darbs|Maģistra darbs|Bakalaura darbs|Kandidāta disertācija|Tehniskais ziņojums|Pētījuma ziņojums|Nodaļa
lt|Daktaro disertacija|Magistro darbas|Bakalauro darbas|Kandidatinė disertacija|Techninė ataskaita|Tyrimo ataskaita|Skyrius
ga|Tráchtas PhD|Tráchtas máistreachta|Tráchtas céime|Tráchtas|Tuarascáil theicniúil|Tuarascáil taighde|Caibidil
mt|Teżi ta’ dottorat|Teżi ta’ master|Teżi ta’ baċellerat|Teżi|Rapport tekniku|Rapport ta’ riċerka|Kapitolu
ca|Tesi doctoral|Treball de fi de màster|Treball de fi de grau|Tesi de candidatura|Informe tècnic|Informe de recerca|Capítol
eu|Doktorego-tesia|Master amaierako lana|Gradu amaierako lana|Tesia|Txosten teknikoa|Ikerketa-txostena|Kapitulua
gl|Tese de doutoramento|Traballo de fin de máster|Traballo de fin de grao|Tese|Informe técnico|Informe de investigación|Capítulo
tr|Doktora tezi|Yüksek lisans tezi|Lisans tezi|Aday tezi|Teknik rapor|Araştırma raporu|Bölüm
ru|Докторская диссертация|Магистерская диссертация|Бакалаврская работа|Кандидатская диссертация|Технический отчёт|Научный отчёт|Глава
uk|Докторська дисертація|Магістерська робота|Бакалаврська робота|Кандидатська дисертація|Технічний звіт|Науковий звіт|Розділ
ja|博士論文|修士論文|卒業論文|学位論文|技術報告|研究報告|章
ko|박사 학위 논문|석사 학위 논문|학사 학위 논문|학위 논문|기술 보고서|연구 보고서|장
zh|博士论文|硕士论文|学士论文|副博士论文|技术报告|研究报告|章
zh-hant|博士論文|碩士論文|學士論文|副博士論文|技術報告|研究報告|章
ar|أطروحة دكتوراه|رسالة ماجستير|بحث تخرج|أطروحة|تقرير تقني|تقرير بحثي|الفصل
he|עבודת דוקטור|עבודת מאסטר|עבודת גמר|עבודת מחקר|דוח טכני|דוח מחקר|פרק
fa|رسالهٔ دکتری|پایان‌نامهٔ کارشناسی ارشد|پایان‌نامهٔ کارشناسی|پایان‌نامه|گزارش فنی|گزارش پژوهشی|فصل
hi|पीएचडी शोध प्रबंध|स्नातकोत्तर शोध प्रबंध|स्नातक शोध प्रबंध|शोध प्रबंध|तकनीकी रिपोर्ट|शोध रिपोर्ट|अध्याय
th|วิทยานิพนธ์ปริญญาเอก|วิทยานิพนธ์ปริญญาโท|ปริญญานิพนธ์|วิทยานิพนธ์|รายงานทางเทคนิค|รายงานการวิจัย|บทที่
vi|Luận án tiến sĩ|Luận văn thạc sĩ|Khóa luận tốt nghiệp|Luận án|Báo cáo kỹ thuật|Báo cáo nghiên cứu|Chương
id|Disertasi|Tesis magister|Skripsi|Tesis kandidat|Laporan teknis|Laporan penelitian|Bab`;

const terms: ReadonlyMap<string, readonly string[]> = new Map(
  table
    .trim()
    .split("\n")
    .map((line): readonly [string, readonly string[]] => {
      const [language = "", ...words] = line.split("|");
      return [language, words];
    }),
);

/** A term in a language given as a BCP 47 tag; in English if the language has none. */
export function entryTerm(term: EntryTerm, language: string): string {
  const tag = language.toLowerCase();
  const primary = tag.split("-")[0] ?? "";
  const name = /^zh-(?:hant|tw|hk|mo)/.test(tag) ? "zh-hant" : /^n[bn]$/.test(primary) ? "no" : primary;
  return (terms.get(name) ?? terms.get("en"))?.[order.indexOf(term)] ?? term;
}

const other: Readonly<Record<string, string>> = {
  software: "Computer software",
  datacd: "Data CD",
  audiocd: "Audio CD",
  patent: "Patent",
  patentus: "US patent",
  patenteu: "European patent",
  patentde: "German patent",
  patentfr: "French patent",
  patentuk: "British patent",
  patreq: "Patent request",
  patreqeu: "European patent request",
  patrequs: "US patent request",
};

/** What `type = {…}` says: BibLaTeX's keywords in the language, the author's own words as they are. */
export function termOf(type: string, language: string): string {
  const known = order.find((term) => term === type.trim().toLowerCase());
  return known ? entryTerm(known, language) : (other[type.trim().toLowerCase()] ?? type);
}
