// Plain data → YAML on one line: a text becomes a double-quoted scalar, a list or a map a flow collection, as in JSON
// (YAML 1.2.2 §7.3.1). What cannot be seen, or may not be in a file as it is, is escaped: controls, separators, and the
// marks that turn the direction of what follows, with which a line can look like another one (CVE-2021-42574).
export function quotedYaml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
