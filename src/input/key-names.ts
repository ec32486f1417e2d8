// Other names of the fields of a book: those of forms, tables and other programs, singular and plural, and those of
// other languages. In: a key as it is written, and the fields that are not given. Out: the field that is meant, or
// null. Misspelt keys are errors.

/** `known`: the fields that may be meant. */
export function fieldMeant(written: string, known: readonly string[]): string | null {
  const same = folded(written);
  const twin = known.find((key) => folded(key) === same);
  if (twin !== undefined) return twin;
  // Of `affiliation` and `affiliations`, the first that there is.
  const found = Object.keys(aliases).find((key) => known.includes(key) && aliases[key]?.has(same));
  const other = known.find((key) => `${folded(key)}s` === same || folded(key) === `${same}s`);
  return found ?? other ?? null;
}

/** “citation_style” and “citationStyle” are one, and so are “Mots-clés” and “mots clés”. */
const folded = (key: string) => key.normalize("NFC").toLowerCase().replace(/[-_ ]/g, "");

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const aliases: Readonly<Record<string, ReadonlySet<string>>> = {
  title: words(
    "titel titre titolo título titulo tytuł titul název nazev názov naslov cím cim titlu otsikko pealkiri pavadinimas nosaukums τίτλος заглавие название заголовок назва заглавље başlık baslik 题目 標題 标题 題名 タイトル 제목 العنوان عنوان כותרת tiêuđề judul",
  ),
  subtitle: words("untertitel soustitre subtítulo sottotitolo ondertitel podtytuł"),
  authors: words(
    "autor autoren auteur auteurs autore autori autores autorzy autoři szerző szerzők szerzok författare forfattere forfatter auteure autrices tekijät автор авторы автори συγγραφείς yazar yazarlar 作者 著者 저자 المؤلفون מחברים tácgiả penulis",
  ),
  name: words("fullname"),
  given: words("first firstname forename forenames givenname givennames vorname prénom prenom nombre"),
  family: words("last lastname surname familyname nachname nom apellido apellidos cognome"),
  affiliation: words(
    "affil institution institute organisation organization university einrichtung zugehörigkeit afiliación afiliação affiliazione afiliacja",
  ),
  affiliations: words(
    "affils institutions institutes organisations organizations affiliation affil institution institute university organisation organization einrichtungen afiliaciones afiliações affiliazioni afiliacje",
  ),
  email: words("mail emailaddress"),
  orcid: words("orcidid"),
  presenting: words("presenter speaker ispresenter isspeaker presents"),
  biography: words("bio"),
  photo: words("portrait picture"),
  abstract: words(
    "text body content zusammenfassung kurzfassung résumé resume resumen resumo riassunto sommario samenvatting streszczenie abstrakt souhrn sažetak povzetek összefoglaló sammanfattning sammendrag tiivistelmä rezumat περίληψη аннотация резюме анотація özet 摘要 要旨 초록 ملخص תקציר tómtắt abstrak",
  ),
  keywords: words(
    "tags schlagworte schlagwörter schlüsselwörter stichwörter stichworte motsclés motscles palabrasclave palavraschave parolechiave trefwoorden słowakluczowe klíčováslova klucovaslova kulcsszavak nyckelord nøkkelord avainsanat ключевыеслова ключовіслова anahtarkelimeler 关键词 關鍵詞 キーワード 키워드",
  ),
  references: words(
    "refs literatur literature bibliographie bibliografía bibliografia références referencias referências",
  ),
  acknowledgements: words("thanks danksagung remerciements agradecimientos agradecimentos ringraziamenti dankwoord"),
  language: words("lang sprache langue idioma lingua taal język jazyk"),
  kind: words("type"),
  type: words("kind"),
  dates: words("datum daten fechas date datas"),
  date: words("datum fecha data dato день dag"),
  days: words("tage jours días dias giorni dagen dni"),
  sessions: words("sitzungen séances sesiones sessões sessioni sesje"),
  items: words("talks vorträge exposés entries contributions"),
  start: words("time from begin begins starttime starts beginn début debut inicio início inizio początek"),
  end: words("to until endtime ends finish ende fin fine fim koniec"),
  duration: words("length minutes dauer durée durata duración duração"),
  room: words("location venue raum saal salle sala zaal"),
  rooms: words("räume säle salles salas sale zalen locations venues"),
  place: words("location venue ort lieu lugar luogo local plaats miejsce"),
  chair: words("moderator chairperson sessionchair vorsitz leitung président moderador moderatore"),
  chairs: words("moderators chairpersons sessionchairs"),
};
