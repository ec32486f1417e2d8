// Requests to the server. Each returns null if the server has nothing, or is away.
import type { Choice, FixAnswer, Hit, PageText, Place, SourcePlace } from "../session/snapshot.ts";

export type AddressedPlace = SourcePlace & {
  /** The address that opens the place in an editor; null if the server opens it. */
  readonly address: string | null;
};

interface Opened {
  readonly address: string | null;
  readonly failed: string | null;
}

async function ask<T>(path: string, body?: object): Promise<T | null> {
  try {
    const sent = body && {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    };
    const response = await fetch(path, sent);
    return response.ok ? ((await response.json()) as T) : null;
  } catch {
    return null;
  }
}

export const server = {
  async pagePdf(key: string): Promise<ArrayBuffer | null> {
    try {
      const response = await fetch(`page/${key}.pdf`);
      return response.ok ? await response.arrayBuffer() : null;
    } catch {
      return null;
    }
  },
  pageText: (key: string) => ask<PageText>(`page/${key}.json`),
  search: (words: string) => ask<readonly Hit[]>(`search?q=${encodeURIComponent(words)}`),
  sourceAt: (page: number, x: number, y: number) => ask<AddressedPlace>(`source?page=${page}&x=${x}&y=${y}`),
  placeOfProblem: (build: number, problem: number) => ask<Place>(`place?build=${build}&problem=${problem}`),
  choose: (choice: Partial<Choice>) => ask<Choice>("choose", choice),
  fix: (build: number, problem: number, write: boolean) => ask<FixAnswer>("fix", { build, problem, write }),
  openPlace: (page: number, x: number, y: number) => ask<Opened>("open", { page, x, y }),
  openProblem: (build: number, problem: number) => ask<Opened>("open", { build, problem }),
};
