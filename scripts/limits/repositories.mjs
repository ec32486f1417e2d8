// For each limit on git repositories: how many of a thing → a repository that has them, which `diff` reads.
import { createHash } from "node:crypto";
import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";

const person = "A <a@example.org> 0 +0000";
const hashOf = (kind, bytes) => createHash("sha1").update(`${kind} ${bytes.length}\0`).update(bytes).digest("hex");

class Repository {
  constructor(folder) {
    this.git = join(folder, ".git");
    this.write("HEAD", "ref: refs/heads/main\n");
  }

  write(path, bytes) {
    mkdirSync(dirname(join(this.git, path)), { recursive: true });
    writeFileSync(join(this.git, path), bytes);
  }

  object(kind, bytes) {
    const hash = hashOf(kind, bytes);
    this.write(
      `objects/${hash.slice(0, 2)}/${hash.slice(2)}`,
      deflateSync(Buffer.concat([Buffer.from(`${kind} ${bytes.length}\0`), bytes])),
    );
    return hash;
  }

  tree(entries) {
    const parts = entries.map(([mode, name, hash]) =>
      Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(hash, "hex")]),
    );
    return this.object("tree", Buffer.concat(parts));
  }

  /** A commit of a book with these abstracts: names and hashes. */
  commit(abstracts, message = "first") {
    const book = this.object("blob", Buffer.from("title: B\n"));
    const folder = this.tree(abstracts.map(([name, hash]) => ["100644", name, hash]));
    const tree = this.tree([
      ["40000", "abstracts", folder],
      ["100644", "book.yaml", book],
    ]);
    const commit = this.object(
      "commit",
      Buffer.from(`tree ${tree}\nauthor ${person}\ncommitter ${person}\n\n${message}\n`),
    );
    this.write("refs/heads/main", `${commit}\n`);
    return commit;
  }
}

const comments = (bytes, title = "A") => {
  const head = `title: ${title}\nauthors: [Ann Lee]\nabstract: T.\n`;
  return Buffer.from(`${head}${`# ${"x".repeat(97)}\n`.repeat(Math.ceil(bytes / 100))}`.slice(0, bytes));
};
const prose = (bytes, title) =>
  Buffer.from(
    `- { id: ${title}, title: On, authors: [Ann Lee], abstract: ${"word ".repeat(120)} }\n`
      .repeat(Math.ceil(bytes / 660))
      .slice(0, bytes),
  );

/** An object as a pack has it: its kind and length, seven bits in each byte after the first four. */
function packed(kind, bytes, between = Buffer.alloc(0)) {
  const head = [(kind << 4) | (bytes.length & 15)];
  for (let rest = bytes.length >> 4; rest > 0; rest >>= 7) {
    head[head.length - 1] |= 128;
    head.push(rest & 127);
  }
  return Buffer.concat([Buffer.from(head), between, deflateSync(bytes)]);
}

/** A number of seven bits in each byte, the lowest first. */
function lengthOf(number) {
  const bytes = [];
  let rest = number;
  for (; rest > 127; rest >>= 7) bytes.push((rest & 127) | 128);
  return [...bytes, rest];
}

/** A pack whose last blob, of about `size` bytes, is made of the one before, and so on. */
function chain(repository, count, size = 120) {
  const [first, hashes, offsets] = [
    Buffer.from("title: A\nauthors: [Ann Lee]\nabstract: T.\n".padEnd(size, "# x\n")),
    [],
    [],
  ];
  const parts = [Buffer.from("PACK\0\0\0\x02\0\0\0\0")];
  let at = 12;
  const add = (part, bytes) => {
    hashes.push(hashOf("blob", bytes));
    offsets.push(at);
    parts.push(part);
    at += part.length;
  };
  add(packed(3, first), first);
  let bytes = first;
  for (let i = 0; i < count; i++) {
    const tail = Buffer.from(`# ${i}\n`);
    bytes = Buffer.concat([first, tail]);
    const before = i === 0 ? first.length : first.length + `# ${i - 1}\n`.length;
    // Lengths before and after; copy the beginning; insert the tail.
    const copy = [0xf0, first.length & 255, (first.length >> 8) & 255, first.length >> 16];
    const lengths = [before, bytes.length].flatMap(lengthOf);
    const delta = Buffer.concat([Buffer.from([...lengths, ...copy, tail.length]), tail]);
    let back = at - offsets.at(-1);
    const distance = [back & 127];
    for (back >>= 7; back > 0; back >>= 7) distance.unshift((--back & 127) | 128);
    add(packed(6, delta, Buffer.from(distance)), bytes);
  }
  parts[0].writeUInt32BE(hashes.length, 8);
  repository.write("objects/pack/pack-a.pack", Buffer.concat([...parts, Buffer.alloc(20)]));
  repository.write("objects/pack/pack-a.idx", indexOf(hashes, offsets));
  return hashes.at(-1);
}

function indexOf(hashes, offsets) {
  const sorted = hashes.map((hash, i) => [hash, offsets[i]]).sort(([a], [b]) => (a < b ? -1 : 1));
  const fanout = Buffer.alloc(1024);
  for (let i = 0; i < 256; i++)
    fanout.writeUInt32BE(sorted.filter(([hash]) => Number.parseInt(hash.slice(0, 2), 16) <= i).length, i * 4);
  const numbers = Buffer.alloc(sorted.length * 8);
  for (const [i, [, offset]] of sorted.entries()) numbers.writeUInt32BE(offset, (sorted.length + i) * 4);
  return Buffer.concat([
    Buffer.from([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]),
    fanout,
    Buffer.from(sorted.map(([hash]) => hash).join(""), "hex"),
    numbers,
    Buffer.alloc(40),
  ]);
}

/** An index of an absurd pack, without the room on the disk that it claims. */
function emptyIndex(repository, bytes) {
  const head = Buffer.alloc(1032);
  head.set([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]);
  const count = Math.floor((bytes - 1032) / 28);
  for (let i = 0; i < 256; i++) head.writeUInt32BE(count, 8 + i * 4);
  repository.write("objects/pack/pack-b.idx", head);
  truncateSync(join(repository.git, "objects/pack/pack-b.idx"), bytes);
}

const repository = (of, make, more = {}) => ({
  of,
  prepare: (folder, n) => make(new Repository(folder), n),
  command: ["diff", "main:.", "."],
  ...more,
});

export const repositories = {
  gitObject: repository("a file of comments", (of, n) => of.commit([["a.yaml", of.object("blob", comments(n))]])),
  gitIndex: repository(
    "an index of seventeen million objects",
    (of, n) => {
      emptyIndex(of, n);
      of.commit([["a.yaml", hashOf("blob", Buffer.from("in no pack"))]]);
    },
    { status: 1 },
  ),
  gitReference: repository("a branch with blanks after its hash", (of, n) => {
    const commit = of.commit([["a.yaml", of.object("blob", comments(100))]]);
    of.write("refs/heads/main", `${commit}\n`.padEnd(n));
  }),
  gitTotal: repository("a text that each of 4,000 deltas makes anew", (of, n) =>
    of.commit([["a.yaml", chain(of, 4000, Math.floor((n - 100_000) / 4001) + 100 * (n % 10))]]),
  ),
  gitTexts: repository("five texts", (of, n) => {
    of.commit(
      Array.from({ length: 5 + (n % 10) }, (_, i) => [
        `a${String(i).padStart(3, "0")}.yaml`,
        of.object("blob", prose(Math.floor(n / 5), `a${i}`)),
      ]),
    );
  }),
  gitChain: repository("a blob of so many deltas", (of, n) => of.commit([["a.yaml", chain(of, n)]])),
  gitReferences: repository("branches that name the next one", (of, n) => {
    const commit = of.commit([["a.yaml", of.object("blob", comments(100))]]);
    for (let i = 0; i <= n; i++)
      of.write(`refs/heads/${i === 0 ? "main" : `b${i}`}`, i === n ? `${commit}\n` : `ref: refs/heads/b${i + 1}\n`);
  }),
};
