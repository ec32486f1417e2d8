// The dialog that lists the keys.
import { element } from "./dom.ts";
import { keyHelp } from "./keys.ts";

export function helpDialog(): HTMLDialogElement {
  const rows = keyHelp.map(([keys, what]) =>
    element("tr", {}, element("th", { scope: "row" }, keys), element("td", {}, what)),
  );
  const close = element("button", { type: "submit", class: "button" }, "Close");
  return element(
    "dialog",
    { class: "help", "aria-label": "Keys" },
    element("h2", {}, "Keys"),
    element("table", {}, ...rows),
    element("form", { method: "dialog" }, close),
  );
}
