// The words of a site besides those of the book (`Labels`): by language, with English as the fallback.
import { recordFor } from "../../language/tags.ts";

export interface SiteWords {
  readonly skip: string;
  readonly search: string;
  /** Tells readers what to type. */
  readonly searchFor: string;
  /** `#` is replaced by the number. */
  readonly found: string;
  readonly nothing: string;
  readonly favourites: string;
  readonly favourite: string;
  readonly noFavourites: string;
  readonly calendar: string;
  readonly people: string;
  readonly theme: string;
  readonly cite: string;
  readonly copy: string;
  readonly openPdf: string;
  readonly previous: string;
  readonly next: string;
  readonly menu: string;
  readonly noScript: string;
}

const keys = [
  "skip",
  "search",
  "searchFor",
  "found",
  "nothing",
  "favourites",
  "favourite",
  "noFavourites",
  "calendar",
  "people",
  "theme",
  "cite",
  "copy",
  "openPdf",
  "previous",
  "next",
  "menu",
  "noScript",
] as const satisfies readonly (keyof SiteWords)[];

/** Each value has the words in the order of the keys. */
const table: Readonly<Record<string, string>> = {
  en: "Skip to the text|Search|Search titles, people, texts|# found|Nothing found|Favourites|Favourite|Nothing yet: the stars beside talks put them here. They stay in this browser.|Calendar (.ics)|People|Dark colours|Cite this abstract|Copy|In the book (PDF)|Previous|Next|Contents of the site|The search and the favourites need JavaScript.",
  de: "Zum Inhalt|Suche|Titel, Personen, Texte suchen|# gefunden|Nichts gefunden|Merkliste|Merken|Noch leer: Die Sterne neben den Vorträgen setzen sie hierher. Sie bleiben in diesem Browser.|Kalender (.ics)|Personen|Dunkle Farben|Zitieren|Kopieren|Im Buch (PDF)|Zurück|Weiter|Inhalt der Seite|Suche und Merkliste brauchen JavaScript.",
  fr: "Aller au contenu|Recherche|Titres, personnes, textes|# résultats|Aucun résultat|Favoris|Favori|Rien pour l’instant : les étoiles à côté des communications les placent ici. Elles restent dans ce navigateur.|Calendrier (.ics)|Personnes|Couleurs sombres|Citer ce résumé|Copier|Dans le livre (PDF)|Précédent|Suivant|Sommaire du site|La recherche et les favoris demandent JavaScript.",
  es: "Ir al contenido|Buscar|Títulos, personas, textos|# resultados|Sin resultados|Favoritos|Favorito|Todavía nada: las estrellas junto a las ponencias las ponen aquí. Se quedan en este navegador.|Calendario (.ics)|Personas|Colores oscuros|Citar este resumen|Copiar|En el libro (PDF)|Anterior|Siguiente|Contenido del sitio|La búsqueda y los favoritos necesitan JavaScript.",
  it: "Vai al contenuto|Cerca|Titoli, persone, testi|# risultati|Nessun risultato|Preferiti|Preferito|Ancora nulla: le stelle accanto agli interventi li mettono qui. Restano in questo browser.|Calendario (.ics)|Persone|Colori scuri|Cita questo riassunto|Copia|Nel libro (PDF)|Precedente|Successivo|Contenuti del sito|La ricerca e i preferiti richiedono JavaScript.",
  pt: "Ir para o conteúdo|Pesquisar|Títulos, pessoas, textos|# resultados|Nada encontrado|Favoritos|Favorito|Ainda nada: as estrelas ao lado das comunicações colocam-nas aqui. Ficam neste navegador.|Calendário (.ics)|Pessoas|Cores escuras|Citar este resumo|Copiar|No livro (PDF)|Anterior|Seguinte|Conteúdo do sítio|A pesquisa e os favoritos precisam de JavaScript.",
  nl: "Naar de inhoud|Zoeken|Titels, personen, teksten|# gevonden|Niets gevonden|Favorieten|Favoriet|Nog niets: de sterren naast de bijdragen zetten ze hier. Ze blijven in deze browser.|Agenda (.ics)|Personen|Donkere kleuren|Citeer deze samenvatting|Kopiëren|In het boek (PDF)|Vorige|Volgende|Inhoud van de site|Zoeken en favorieten hebben JavaScript nodig.",
  pl: "Przejdź do treści|Szukaj|Tytuły, osoby, teksty|Znaleziono: #|Nic nie znaleziono|Ulubione|Ulubione|Jeszcze nic: gwiazdki przy referatach dodają je tutaj. Zostają w tej przeglądarce.|Kalendarz (.ics)|Osoby|Ciemne kolory|Cytuj|Kopiuj|W książce (PDF)|Poprzedni|Następny|Zawartość strony|Wyszukiwanie i ulubione wymagają JavaScriptu.",
  cs: "Přejít na obsah|Hledat|Názvy, osoby, texty|Nalezeno: #|Nic nenalezeno|Oblíbené|Oblíbené|Zatím nic: hvězdičky u přednášek je dají sem. Zůstanou v tomto prohlížeči.|Kalendář (.ics)|Osoby|Tmavé barvy|Citovat|Kopírovat|V knize (PDF)|Předchozí|Další|Obsah webu|Hledání a oblíbené potřebují JavaScript.",
  sl: "Na vsebino|Iskanje|Naslovi, osebe, besedila|Najdeno: #|Ni zadetkov|Priljubljeno|Priljubljeno|Še nič: zvezdice ob prispevkih jih dodajo sem. Ostanejo v tem brskalniku.|Koledar (.ics)|Osebe|Temne barve|Navedi povzetek|Kopiraj|V knjigi (PDF)|Prejšnji|Naslednji|Vsebina strani|Iskanje in priljubljeno potrebujeta JavaScript.",
  ru: "К содержанию|Поиск|Названия, люди, тексты|Найдено: #|Ничего не найдено|Избранное|В избранное|Пока пусто: звёздочки рядом с докладами добавляют их сюда. Они остаются в этом браузере.|Календарь (.ics)|Участники|Тёмные цвета|Цитировать|Копировать|В книге (PDF)|Назад|Вперёд|Содержание сайта|Для поиска и избранного нужен JavaScript.",
  ar: "إلى المحتوى|بحث|العناوين والأشخاص والنصوص|عدد النتائج: #|لا نتائج|المفضلة|مفضلة|لا شيء بعد: النجوم بجانب المداخلات تضعها هنا، وتبقى في هذا المتصفح.|التقويم (‎.ics)|المشاركون|ألوان داكنة|اقتباس هذا الملخص|نسخ|في الكتاب (PDF)|السابق|التالي|محتويات الموقع|يحتاج البحث والمفضلة إلى JavaScript.",
  fa: "رفتن به محتوا|جستجو|عنوان‌ها، افراد، متن‌ها|# مورد|چیزی یافت نشد|نشان‌شده‌ها|نشان|هنوز چیزی نیست: ستاره‌های کنار سخنرانی‌ها آن‌ها را به اینجا می‌آورند و در همین مرورگر می‌مانند.|تقویم (‎.ics)|افراد|رنگ‌های تیره|استناد|رونوشت|در کتاب (PDF)|پیشین|پسین|محتویات سایت|جستجو و نشان‌شده‌ها به JavaScript نیاز دارند.",
  he: "אל התוכן|חיפוש|כותרות, אנשים, טקסטים|נמצאו #|לא נמצא דבר|מועדפים|מועדף|עדיין ריק: הכוכבים ליד ההרצאות מוסיפים אותן לכאן. הן נשמרות בדפדפן הזה.|יומן (‎.ics)|אנשים|צבעים כהים|ציטוט התקציר|העתקה|בספר (PDF)|הקודם|הבא|תוכן האתר|החיפוש והמועדפים דורשים JavaScript.",
  ja: "本文へ|検索|題名・人名・本文を検索|#件|見つかりません|お気に入り|お気に入り|まだありません。発表の横の星を押すとここに入り、このブラウザーに残ります。|カレンダー (.ics)|人名|暗い配色|引用|コピー|本の中で (PDF)|前へ|次へ|サイトの目次|検索とお気に入りには JavaScript が必要です。",
  zh: "跳到正文|搜索|搜索题目、人名、正文|找到 # 条|没有找到|收藏|收藏|还没有内容：点报告旁的星标即可加入这里，只保存在本浏览器中。|日历 (.ics)|人名|深色|引用本摘要|复制|书中位置 (PDF)|上一篇|下一篇|站点目录|搜索和收藏需要 JavaScript。",
  ko: "본문으로|검색|제목, 이름, 본문 검색|#건|결과 없음|즐겨찾기|즐겨찾기|아직 없습니다. 발표 옆의 별을 누르면 여기에 담기며 이 브라우저에만 남습니다.|일정 (.ics)|사람|어두운 색|인용하기|복사|책에서 (PDF)|이전|다음|사이트 목차|검색과 즐겨찾기에는 JavaScript가 필요합니다.",
};

export function wordsFor(language: string): { readonly words: SiteWords; readonly isOwn: boolean } {
  const found = recordFor(table, language);
  const list = (found ?? table.en ?? "").split("|");
  const words = Object.fromEntries(keys.map((key, index) => [key, list[index] ?? ""])) as Record<
    (typeof keys)[number],
    string
  >;
  return { words, isOwn: found !== null };
}
