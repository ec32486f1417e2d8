// Link annotations (ISO 32000-1 §12.5.6.5): no frame, printed, with a description for screen readers. In: an area of a
// page. Out: its syntax, in two parts, because the first has a number that depends on the document.
import { safeAddress } from "../model/address.ts";
import type { LinkArea } from "../page/document.ts";
import { byteString, number, textString } from "./syntax.ts";

/** `parent`: its key in the parent tree; `rest`: what `linkRest` gives. */
export function linkSyntax(parent: number | null, rest: string): string {
  return `<</Type/Annot/Subtype/Link${parent === null ? "" : `/StructParent ${parent}`}${rest}`;
}

/** `height`: of the page. */
export function linkRest({ x, y, width, height: own, link }: LinkArea, height: number): string {
  const { target, title } = link;
  const edges = [x, height - y - own, x + width, height - y].map((edge) => number(edge)).join(" ");
  const action = target.kind === "destination" ? `/Dest ${textString(target.name)}` : actionOf(target.uri);
  const contents = textString(title || (target.kind === "uri" ? target.uri : target.name));
  return `/Rect[${edges}]/Border[0 0 0]/F 4/Contents ${contents}${action}>>`;
}

/** The final check: no address outside the allowed list becomes an action. */
function actionOf(address: string): string {
  const safe = safeAddress(address);
  return safe === null ? "" : `/A<</S/URI/URI ${byteString(uri(safe))}>>`;
}

/** URIs are ASCII (ISO 32000-1 §12.6.4.7): anything else is percent-encoded, and existing encodings remain. */
function uri(text: string): string {
  return text.replace(/[^\x21-\x7E]+/g, (characters) =>
    // encodeURIComponent throws at half a surrogate pair; Buffer replaces it.
    encodeURIComponent(Buffer.from(characters, "utf8").toString("utf8")),
  );
}
