// The names of columns in organizers' tables, in ten languages (English, German, French, Spanish, Italian, Portuguese,
// Dutch, Polish, Czech and Slovenian), and in the exports of the systems.

export type Field =
  | "id"
  | "title"
  | "subtitle"
  | "abstract"
  | "authors"
  | "affiliations"
  | "coauthors"
  | "presenter"
  | "emails"
  | "keywords"
  | "track"
  | "type"
  | "session"
  | "session-start"
  | "session-end"
  | "date"
  | "start"
  | "end"
  | "duration"
  | "room"
  | "chairs"
  | "state"
  | "number"
  | "references"
  | "acknowledgements"
  | "figure"
  | "language"
  | "order"
  | "private"
  | "deleted"
  /** A part of the abstract in a column of its own: Methods, Results. */
  | "section"
  | "biography"
  /** Fields of one author: the header has the author's number, or the whole row is the author's. */
  | "name"
  | "given"
  | "middle"
  | "family"
  | "suffix"
  | "affiliation"
  | "department"
  | "city"
  | "country"
  | "email"
  | "orcid"
  | "presenting"
  | "corresponding"
  | "person-title";

/** Names as `normalHeader` returns them; the fields that come first win. */
const names: Readonly<Record<Field, string>> = {
  id: "id|#|no|nr|paper id|paperid|submission id|submission number|submission no|submission #|submission|abstract id|abstract no|abstract number|abstract nr|contribution id|talk id|proposal id|paper number|paper no|paper #|paper|pid|code|uuid|ref|reference number|friendly id|beitragsnummer|beitrags id|einreichungsnummer|einreichung|lfd nr|identifiant|numero de soumission|numero soumission|numero|n°|identificador|numero de envio|numero di invio|numero contributo|numer|numer zgloszenia|identyfikator|cislo|cislo prispevku|stevilka|stevilka prispevka|st|zaporedna stevilka|inzending|nummer|volgnummer|oid",
  title:
    "title|paper title|abstract title|talk title|title of the talk|title of talk|title of the abstract|title of abstract|title of paper|title of your talk|presentation title|contribution title|submission title|session title proposal|titel|titel des beitrags|titel des vortrags|vortragstitel|beitragstitel|titel van de bijdrage|titel van de lezing|titre|titre de la communication|titre du resume|titre de la presentation|titulo|titulo del trabajo|titulo de la ponencia|titulo do trabalho|titulo da comunicacao|titolo|titolo del contributo|titolo dell abstract|tytul|tytul referatu|tytul pracy|tytul wystapienia|nazev|nazev prispevku|nazev prednasky|titul|naslov|naslov prispevka|naslov predavanja|naslov referata",
  subtitle: "subtitle|untertitel|sous titre|subtitulo|sottotitolo|podtytul|podtitul|podnaslov|ondertitel",
  abstract:
    "abstract|abstract text|abstracts|text|abstract body|body|content|description|summary|abstract content|full abstract|your abstract|text of abstract|text of the abstract|zusammenfassung|kurzfassung|inhalt|resume|resume de la communication|texte|texte du resume|resumen|texto|resumo|riassunto|sommario|testo|testo dell abstract|samenvatting|tekst|streszczenie|abstrakt|tresc|tekst streszczenia|anotace|souhrn|text prispevku|povzetek|izvlecek|besedilo|vsebina|sazetak",
  authors:
    "authors affiliations|authors and affiliations|authors with affiliations|all authors and affiliations|authors and institutions|autoren und affiliationen|autoren und institutionen|auteurs et affiliations|autores y afiliaciones|autori e affiliazioni|authors|author|author list|author s|authors list|list of authors|all authors|author names|authors names|names of authors|autoren|autor|autor innen|autorinnen|autorinnen und autoren|verfasser|auteurs|auteur|auteur s|autores|autor es|autori|autore|autorzy|autor zy|autoři|avtorji|avtor|avtor ji|names|speakers|speaker names|primary authors|main authors|main author|first author|lead author|speaker s",
  coauthors:
    "co authors|coauthors|co author s|coauthor s|co authors list|secondary authors|other authors|additional authors|further authors|weitere autoren|mitautoren|koautoren|co autoren|coauteurs|co auteurs|autres auteurs|coautores|outros autores|otros autores|coautori|altri autori|wspolautorzy|spoluautori|soavtorji",
  affiliations:
    "affiliations|affiliation s|author affiliations|authors affiliations|institutions|institutes|organisations|organizations|affiliationen|institute der autoren|institutionen|einrichtungen|etablissements|instituciones|afiliaciones|afiliacoes|instituicoes|affiliazioni|istituzioni|affiliaties|instellingen|afiliacje|instytucje|afiliace|pracoviste|instituce|afiliacije|ustanove|institucije|authors affiliation|authors organisation|authors organization|authors organisations",
  presenter:
    "presenter|presenting author|presenting author name|presenters|presenter name|speaker|speaker name|presented by|vortragende|vortragender|vortragende r|vortragende person|referent|referentin|referent in|sprecher|sprecherin|orateur|intervenant|presentateur|conferencier|ponente|presentador|expositor|autor que presenta|apresentador|apresentadora|orador|relatore|relatrice|presentatore|spreker|presentator|prelegent|prezentujacy|mowca|prednasejici|prezentujici|predavatelj|predavateljica|predstavitelj|govorec",
  emails: "authors email|authors emails|author emails|emails|e mails",
  keywords:
    "keywords|key words|stichworte|schlagworte|schlusselworte|keyword s|tags|topics keywords|schlagworter|stichworter|schlusselworter|mots cles|mots clefs|palabras clave|palavras chave|parole chiave|trefwoorden|sleutelwoorden|slowa kluczowe|klicova slova|kljucne besede|kljucne rijeci|subject areas|primary subject area",
  track:
    "track|tracks|track name|topic|topics|theme|themes|category|categories|stream|symposium|area|subject area|subject|programme track|accepted track|thema|themenbereich|themengebiet|kategorie|sektion|thematique|axe|tema|area tematica|linea tematica|sezione|sessione tematica|categorie|onderwerp|temat|tematyka|sekcja|obszar|kategoria|tema sekce|sekce|tematika|podrocje|sklop|tematski sklop",
  type: "type|presentation type|contribution type|submission type|abstract type|kind|format|paper type|presentation|presentation format|presentation preference|preferred presentation type|accepted type|accepted as|accepted for|talk or poster|oral or poster|talk or a poster|oral or a poster|poster or talk|poster or oral|session type|art|art des beitrags|beitragsart|beitragstyp|prasentationsform|vortragsart|type de presentation|type de communication|tipo|tipo de presentacion|modalidad|tipo de apresentacao|modalidade|tipo di presentazione|soort|type bijdrage|typ|typ prezentacji|forma prezentacji|rodzaj|typ prispevku|forma prezentace|vrsta|vrsta prispevka|oblika predstavitve|attendance type",
  session:
    "session|session title|session name|assigned session|sitzung|sitzungstitel|seance|titre de la session|sesion|sessao|sessione|sessie|sesja|nazwa sesji|sezeni|nazev sekce|seja|sekcija|ime seje|program session",
  "session-start": "session start|session start time|sitzungsbeginn",
  "session-end": "session end|session end time|sitzungsende",
  date: "date|day|start date|presentation date|session date|datum|tag|jour|fecha|dia|data|giorno|dzien|den|dan|datum in ura",
  start:
    "start|start time|time start|time|from|begin|begins|starts at|starting time|time start|presentation time|scheduled time|beginn|uhrzeit|anfang|startzeit|von|zeit|debut|heure|heure de debut|inicio|hora|hora de inicio|inizio|ora|ora inizio|aanvang|begintijd|tijd|poczatek|godzina|start godzina|zacatek|cas|zacetek|ura",
  end: "end|end time|end date|time end|to|until|ends at|ende|endzeit|bis|fin|heure de fin|hora de fin|fim|fine|ora fine|einde|eindtijd|koniec|konec",
  duration:
    "duration|length|minutes|duration min|dauer|duree|duracion|duracao|durata|duur|czas trwania|delka|trvani|trajanje",
  room: "room|location|venue|hall|place|room name|raum|saal|ort|horsaal|salle|lieu|sala|salon|lugar|local|aula|zaal|ruimte|miejsce|mistnost|sal|dvorana|prostor|predavalnica|soba",
  chairs:
    "chair|chairs|session chair|session chairs|chairperson|moderator|vorsitz|sitzungsleitung|sitzungsleiter|leitung|moderators|role session chairs|role session chair|role moderators|role moderator|role chairs|president|presidente|moderateur|presidente de sesion|moderador|moderadora|moderatore|chairman|voorzitter|przewodniczacy|moderatorzy|predseda|predsedajici|predsedujoci|vodja seje|moderatorka",
  state:
    "state|status|decision|acceptance|acceptance status|accepted|final decision|result|paper status|submission status|abstract status|review status|final status|outcome|entscheidung|annahme|angenommen|etat|statut|estado|situacao|stato|esito|beslissing|decyzja|stan|rozhodnuti|stav|odlocitev|stanje",
  number:
    "poster number|poster no|poster nr|poster #|board|board number|program number|programme number|program code|programme code|programnummer|presentation number|talk number|posternummer|numero de poster|numero poster|numero de panel|numer plakatu|numer posteru|cislo posteru|stevilka posterja|final number",
  references:
    "references|bibliography|literature|cited literature|referenzen|literatur|literaturverzeichnis|bibliographie|referencias|bibliografia|riferimenti|riferimenti bibliografici|referencias bibliograficas|literatuur|literatura|pismiennictwo|viri|viri in literatura|reference list",
  acknowledgements:
    "acknowledgements|acknowledgments|acknowledgement|acknowledgment|funding|danksagung|remerciements|agradecimientos|agradecimentos|ringraziamenti|dankwoord|podziekowania|podekovani|zahvala|funding acknowledgement",
  figure:
    "figure|image|picture|figures|figure file|image file|abbildung|bild|illustration|figura|imagen|imagem|immagine|figuur|afbeelding|rysunek|obrazek|slika",
  language: "language|sprache|langue|idioma|lingua|taal|jezyk|jazyk|jezik|presentation language",
  order:
    "order|position|session numberinsession|number in session|order in session|sequence|slot|reihenfolge|ordre|orden|ordem|ordine|volgorde|kolejnosc|poradi|vrstni red|presentation order",
  private:
    "email|e mail|mail|phone|telephone|mobile|fax|address|street|zip|postcode|score|average score|scores|reviews sent|reviews|reviewer|reviewers|comments|comment|notes|internal notes|remarks|diet|dietary requirements|payment|paid|fee|invoice|password|username|user name|submitter|submitting author|contact author|contact|submitter email|contact email|presenting author email|vat|birthday|gender|nationality|passport|submitted|last updated|form fields|notified|created|modified|average review score|track chair|track chairs|conflicts",
  deleted:
    "archived|is archived|deleted|is deleted|withdrawn|geloscht|zuruckgezogen|retire|retirado|ritirato|ingetrokken|wycofane|stazeno|umaknjeno",
  // Recognized by `sections.ts`, with others of its kind.
  section: "",
  biography:
    "biography|bio|short bio|short biography|biographical note|speaker bio|speaker biography|presenter bio|presenter biography|author bio|about the speaker|about the author|biographie|kurzbiographie|kurzbiografie|lebenslauf|biografia|biografie|zivotopis|zivljenjepis|biogram|notice biographique|nota biografica",
  name: "name|full name|fullname|author name|vollstandiger name|nom complet|nombre completo|nome completo|nome e cognome|imie i nazwisko|jmeno a prijmeni|ime in priimek|naam|voor en achternaam|jmeno autora|ime avtorja",
  given:
    "first name|firstname|fname|given name|given names|given|first|forename|vorname|prenom|nombre|nombres|nome|primeiro nome|voornaam|imie|jmeno|krestni jmeno|ime|first names",
  middle: "middle name|mname|middle|middle initial|mi|middle names",
  family:
    "last name|lastname|lname|family name|family|surname|last|nachname|familienname|nom|nom de famille|apellido|apellidos|sobrenome|apelido|cognome|achternaam|nazwisko|prijmeni|priimek",
  suffix: "suffix|name suffix|generational suffix",
  affiliation:
    "affiliation|institution|institute|organisation|organization|university|company|employer|author affiliation|presenter affiliation|presenting author affiliation|primary affiliation|einrichtung|institut|organisationseinheit|hochschule|universitat|firma|etablissement|institution d appartenance|universite|organisme|institucion|afiliacion|universidad|instituicao|afiliacao|universidade|istituzione|istituto|ente|affiliazione|universita|instelling|universiteit|organisatie|instytucja|afiliacja|uczelnia|uniwersytet|instituce|univerzita|afiliace|organizace|ustanova|institucija|fakulteta|univerza|afiliacija|sveuciliste|affiliation institution|affiliation s institution",
  department:
    "department|division|school|faculty|section|abteilung|fachbereich|fakultat|departement|service|departamento|facultad|faculdade|dipartimento|facolta|afdeling|faculteit|wydzial|katedra|zaklad|fakulta|oddeleni|oddelek",
  city: "city|town|stadt|ville|ciudad|cidade|citta|stad|plaats|miasto|mesto|kraj|affiliation city",
  country:
    "country|land|pays|pais|paese|nazione|kraj pochodzenia|zeme|stat|drzava|country region|author country|affiliation country|country of affiliation",
  email:
    "email address|e mail address|author email|mail address|adresse e mail|correo electronico|correo|indirizzo email|e mailadres|adres e mail|emailova adresa|e posta|eposta|elektronska posta",
  orcid: "orcid|orcid id|orcid number|author orcid|presenter orcid",
  presenting:
    "is presenter|presenting|is presenting|is speaker|presenter flag|is presenting author|prasentiert|presentador s n",
  corresponding: "corresponding|corresponding author|is corresponding|contact person|korrespondierend",
  "person-title":
    "salutation|academic title|person title|anrede|akademischer titel|civilite|tratamiento|titolo di studio|web page|person #|person id|homepage|website",
};

/** A header in lower case, without accents, with single spaces between words. */
export function normalHeader(header: string): string {
  return header
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/ł/gi, "l")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[([{][^()[\]{}]{0,120}[)\]}]/g, " ")
    .replace(/[^\p{L}\p{N}#°]+/gu, " ")
    .trim();
}

const exact: ReadonlyMap<string, Field> = new Map(
  Object.entries(names)
    .reverse()
    .flatMap(([field, list]) =>
      list
        .split("|")
        .filter((name) => name !== "")
        .map((name) => [normalHeader(name), field as Field] as const),
    ),
);

/** Long names first: “title of abstract” is not an abstract. */
const phrases = [...exact].filter(([name]) => name.length >= 5).sort((a, b) => b[0].length - a[0].length);

export function fieldNamed(header: string): Field | null {
  return exact.get(normalHeader(header)) ?? null;
}

/** The field of a longer header: “Abstract (max. 300 words)”, “Please enter the title of your talk”. */
export function fieldWithin(header: string): Field | null {
  const words = ` ${normalHeader(header)} `;
  if (/ (?:e ?mail|phone|telephone|address|comment|review|score|consent|agree|diet) /.test(words)) return "private";
  // The word that comes first names the field: “Title of your abstract”.
  const found = phrases.flatMap(([name, field]) => {
    const at = words.indexOf(` ${name} `);
    return at === -1 ? [] : [{ at, field }];
  });
  return found.length === 0 ? null : found.reduce((a, b) => (b.at < a.at ? b : a)).field;
}

export const fieldNames = Object.keys(names) as readonly Field[];
