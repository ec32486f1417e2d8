// citeproc has no types. It is CommonJS: its `default` is what is imported.
declare module "citeproc" {
  const citeproc: import("./citeproc.ts").Citeproc;
  export default citeproc;
}
