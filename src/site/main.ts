// What the pages of an exported site can do in a browser besides being read: search, favourites, the current time,
// light and dark. Each page works without it.
import { startStars } from "./favourites.ts";
import { startFavourites } from "./favourites-page.ts";
import { startNow } from "./now.ts";
import { startSearch } from "./search.ts";
import { startTheme } from "./theme.ts";

const theme = document.querySelector<HTMLButtonElement>("#theme");
if (theme) startTheme(theme);
startStars();
const results = document.querySelector<HTMLElement>("#results");
if (results) startSearch(results);
const favourites = document.querySelector<HTMLElement>("#favourites");
if (favourites) startFavourites(favourites);
// On a phone, the navigation is wider than the page.
for (const current of document.querySelectorAll("nav [aria-current]")) {
  const row = current.closest("nav");
  if (row && row.scrollWidth > row.clientWidth) current.scrollIntoView({ block: "nearest", inline: "center" });
}
for (const grid of document.querySelectorAll<HTMLElement>(".grid")) startNow(grid);
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy ?? "")?.textContent ?? "";
    await navigator.clipboard.writeText(text);
    button.dataset.done = "";
  });
}
