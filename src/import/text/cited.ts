// Citations in rich text → citations if their keys are in the bibliography that comes along, the number of an entry in
// a numbered list, or otherwise the bare keys. A field of a table has no bibliography.
import type { RichBlock, RichRun } from "./rich.ts";

export function citedBlock(block: RichBlock, keys: ReadonlySet<string>, items: readonly string[]): RichBlock {
  if (block.kind === "list")
    return { ...block, items: block.items.map((item) => item.map((each) => citedBlock(each, keys, items))) };
  if (block.kind === "quote") return { ...block, blocks: block.blocks.map((each) => citedBlock(each, keys, items)) };
  return "runs" in block ? { ...block, runs: block.runs.map((run) => citedRun(run, keys, items)) } : block;
}

export function citedRun(run: RichRun, keys: ReadonlySet<string>, items: readonly string[]): RichRun {
  if ("children" in run) return { ...run, children: run.children.map((each) => citedRun(each, keys, items)) };
  if (run.kind !== "citation" || run.keys.every((key) => keys.has(key))) return run;
  const shown = run.keys.map((key) => (items.includes(key) ? String(items.indexOf(key) + 1) : key));
  return { kind: "text", text: `[${[...shown, ...(run.suffix ? [run.suffix] : [])].join(", ")}]` };
}
