// Addresses and DOIs in TeX → their characters, without the escapes that exporters add.

export function verbatimTex(tex: string): string {
  const address = /^\s*\\url\s*\{(.*)\}\s*$/s.exec(tex)?.[1] ?? tex;
  return address
    .replace(/\\textasciitilde(?:\{\}|\s)?|\\~(?:\{\})?|\$\\sim\$/g, "~")
    .replace(/\\textunderscore(?:\{\}|\s)?/g, "_")
    .replace(/\\([_%&#${}])/g, "$1")
    .replace(/\\(?:allowbreak|slash)(?:\{\}|\s)?/g, (command) => (command.startsWith("\\slash") ? "/" : ""))
    .replace(/[{}]/g, "")
    .trim();
}
