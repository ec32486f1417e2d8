// citeproc has no types. It is CommonJS: what is imported is its `default`.
declare module "citeproc" {
  const citeproc: import("./citeproc.ts").Citeproc;
  export default citeproc;
}
