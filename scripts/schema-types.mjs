// TypeScript types of a JSON Schema, of the keywords that our schemas use; another one is an error. In: a schema and the name of
// its type; out: the text of a module. Each of its `$defs`, and each part with a `title`, is a type of its own.

/** Keywords that say nothing of a value's TypeScript type. */
const ignored = new Set(
  "$schema $id $comment title description examples default minimum maximum pattern minLength propertyNames format uniqueItems".split(
    " ",
  ),
);
const simple = { string: "string", number: "number", integer: "number", boolean: "boolean", null: "null" };

export function schemaTypes(given, name) {
  const schema = withSharedProperties(given);
  const writer = new Writer(schema);
  writer.declare(name, schema);
  for (const [key, definition] of Object.entries(schema.$defs ?? {})) writer.declare(writer.nameOf(key), definition);
  return writer.text();
}

class Writer {
  #declared = new Map();
  /** Keys of `$defs` → names of types. */
  #names = new Map();

  constructor({ $defs = {} }) {
    const keys = Object.keys($defs).map(pascal);
    for (const [key, { title }] of Object.entries($defs)) {
      const titled = pascal(title ?? key);
      this.#names.set(key, title && keys.includes(titled) && titled !== pascal(key) ? pascal(key) : titled);
    }
  }

  text() {
    return [...this.#declared.values()].join("\n");
  }

  nameOf(key) {
    const name = this.#names.get(key);
    if (!name) throw new Error(`a schema refers to “${key}”, which is not in its $defs`);
    return name;
  }

  declare(name, schema) {
    // Put there before its parts are written: the order of the file, and an end for types that hold themselves.
    if (this.#declared.has(name)) throw new Error(`two types of a schema are called ${name}`);
    this.#declared.set(name, "");
    const type = this.#bare(schema);
    const plain = type.startsWith("{") && type.endsWith("}") && !type.includes("} |");
    const start = `${comment(schema, "")}export `;
    this.#declared.set(name, `${start}${plain ? `interface ${name} ${type}` : `type ${name} = ${type};`}\n`);
  }

  /** The type of a part: by its name if it has one. */
  #type(schema) {
    if (schema === true) return "unknown";
    if (!schema.title) return this.#bare(schema);
    const name = pascal(schema.title);
    this.declare(name, schema);
    return name;
  }

  #bare(schema) {
    const { $defs: _, ...own } = schema;
    const { $ref, enum: values, const: value, type, anyOf, ...rest } = own;
    if ($ref) return this.nameOf($ref.replace("#/$defs/", ""));
    if (values) return values.map((each) => JSON.stringify(each)).join(" | ");
    if (value !== undefined) return JSON.stringify(value);
    if (anyOf && !requiresOnly(anyOf)) return this.#either(anyOf);
    if (type === undefined) throw new Error(`a part of a schema has no type: ${JSON.stringify(schema)}`);
    const kinds = [type]
      .flat()
      .map((kind) => simple[kind] ?? (kind === "array" ? list(this, rest) : this.#object(rest)));
    checked(rest);
    return [...new Set(kinds)].join(" | ");
  }

  #either(branches) {
    return [...new Set(branches.map((branch) => this.#type(branch)))].join(" | ");
  }

  item(schema) {
    const type = this.#type(schema);
    return type.includes("|") || type.startsWith("{") ? `(${type})` : type;
  }

  #object({ properties = {}, required = [], additionalProperties }) {
    const fields = Object.entries(properties).map(([key, schema]) => ({
      optional: !required.includes(key),
      line: `${comment(schema, "  ")}  ${/^\w+$/.test(key) ? key : JSON.stringify(key)}${required.includes(key) ? "" : "?"}: `,
      type: this.#type(schema),
    }));
    const lines = fields.map(({ line, type }) => `${line}${type};`);
    if (typeof additionalProperties === "object") {
      // An index signature covers all fields, so it includes the types of the named ones.
      const types = [this.#type(additionalProperties), ...fields.map(({ type }) => type)];
      if (fields.some(({ optional }) => optional)) types.push("undefined");
      lines.push(`  [key: string]: ${[...new Set(types)].join(" | ")};`);
    }
    return lines.length === 0 ? "Record<string, never>" : `{\n${lines.join("\n")}\n}`;
  }
}

/** If one property refers to another property of the root, that one becomes a definition. */
function withSharedProperties(schema) {
  const shared = new Set([...JSON.stringify(schema).matchAll(/"#\/properties\/([\w-]+)"/g)].map(([, key]) => key));
  const { properties, $defs, ...rest } = JSON.parse(JSON.stringify(schema).replaceAll('"#/properties/', '"#/$defs/'));
  const moved = Object.entries(properties ?? {}).filter(([key]) => shared.has(key));
  const definitions = Object.fromEntries(moved);
  for (const [key, { description }] of moved) {
    if ($defs?.[key]) throw new Error(`“${key}” is in properties and in $defs`);
    properties[key] = { $ref: `#/$defs/${key}`, description };
  }
  return { ...rest, ...(properties && { properties }), $defs: { ...$defs, ...definitions } };
}

function list(writer, { items = true, minItems = 0, maxItems }) {
  const item = writer.item(items);
  if (minItems > 0 && minItems === maxItems) return `[${Array(minItems).fill(item).join(", ")}]`;
  if (minItems > 0) return `[${`${item}, `.repeat(minItems)}...${item}[]]`;
  return `${item}[]`;
}

/** `anyOf: [{ required: [name] }, { required: [family] }]` asks for one of two keys, and changes no type. */
function requiresOnly(branches) {
  return branches.every((branch) => Object.keys(branch).join() === "required");
}

function checked(rest) {
  const known = ["properties", "required", "additionalProperties", "items", "minItems", "maxItems"];
  const unknown = Object.keys(rest).filter((key) => !ignored.has(key) && !known.includes(key));
  if (unknown.length > 0) throw new Error(`no type is known for the keywords ${unknown.join(", ")}`);
}

function comment({ description }, indent) {
  return description ? `${indent}/** ${description.replaceAll("*/", "*\\/")} */\n` : "";
}

export function pascal(name) {
  return name.replace(/(?:^|[ -])([a-z])/g, (_, letter) => letter.toUpperCase());
}
