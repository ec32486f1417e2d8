// WebAssembly modules from files: compiled and instantiated synchronously, at first use.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { packageRoot } from "./package-files.ts";

// Node has this global, but the types of lib ES2023 and @types/node 20 do not.
// biome-ignore lint/style/useNamingConvention: the name is the platform's.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports?: object) => { readonly exports: unknown };
};

/** The exports of a module; the caller knows their types from the library. */
export function instantiate<Exports>(path: string, imports: object = {}): Exports {
  return instantiateBytes(readFileSync(path), imports);
}

export function instantiateBytes<Exports>(bytes: Uint8Array, imports: object): Exports {
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), imports).exports as Exports;
}

/**
 * A file of a library: beside the bundle (`dist/<shipped>`) in the published package, or in the library's own folder
 * when the program runs from its sources. Null if it is in neither.
 */
export function libraryFile(library: string, path: string, shipped: string): string | null {
  const beside = join(packageRoot(), "dist", shipped);
  if (existsSync(beside)) return beside;
  const folder = libraryFolder(library);
  const file = folder && join(folder, path);
  return file && existsSync(file) ? file : null;
}

let resolve: NodeJS.RequireResolve | null = null;

/** The folder of an installed package as seen from ours (hoisted or nested); null if it is not installed. */
export function libraryFolder(library: string): string | null {
  resolve ??= createRequire(join(packageRoot(), "package.json")).resolve;
  const nested = join(packageRoot(), "node_modules", library);
  if (existsSync(nested)) return nested;
  for (const folder of resolve.paths(library) ?? []) {
    const candidate = join(folder, library);
    if (existsSync(candidate)) return candidate;
  }
  try {
    return dirname(resolve(`${library}/package.json`));
  } catch {
    return null;
  }
}
