/** Writes a generated book of `count` abstracts; the folder is made anew. */
export declare function makeBook(count: number, folder: string, roomCount?: number): void;
