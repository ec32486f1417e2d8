// A person's biography and photo, if the fields have them → the person with a profile.
import type { Person, PersonProfile } from "../model/book.ts";
import { type Checked, field, isFields, spanOf, textOf } from "../source/checked.ts";
import { parseText } from "./markdown/containers.ts";
import type { MarkdownContext } from "./markdown/parse-markdown.ts";

interface ProfileFields {
  readonly biography?: string | number | null;
  readonly photo?: string | null;
}

export function withProfile(person: Person, of: Checked<unknown>, markdown: MarkdownContext): Person {
  const profile = isFields(of as Checked<ProfileFields>) ? readProfile(of as Checked<ProfileFields>, markdown) : null;
  return profile === null ? person : { ...person, profile };
}

function readProfile(of: Checked<ProfileFields>, markdown: MarkdownContext): PersonProfile | null {
  const biography = field(of, "biography");
  const photo = field(of, "photo");
  if (!biography && !photo) return null;
  const path = photo && markdown.picture(textOf(photo).value, spanOf(photo));
  return {
    biography: biography ? parseText(textOf(biography), markdown) : [],
    photo: photo && path ? { path, span: spanOf(photo) } : null,
  };
}
