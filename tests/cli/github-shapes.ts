// The shape of actions and workflows as GitHub documents it (docs.github.com: metadata syntax, workflow syntax), as far as ours use it.
// In: a parsed file. Out: its faults.
import { Ajv } from "ajv";

const text = { type: "string" };
const texts = { type: "object", additionalProperties: { type: ["string", "number", "boolean"] } };
const object = (properties: object, required: readonly string[] = []) => ({
  type: "object",
  additionalProperties: false,
  properties,
  required,
});

/** A step runs a script or uses an action. */
const step = (required: readonly string[]) => ({
  oneOf: [
    object({ id: text, name: text, if: text, env: texts, run: text, shell: text, "working-directory": text }, [
      "run",
      ...required,
    ]),
    object({ id: text, name: text, if: text, env: texts, uses: text, with: texts }, ["uses"]),
  ],
});

const level = { enum: ["read", "write", "none"] };
const permissions = object({
  actions: level,
  checks: level,
  contents: level,
  "id-token": level,
  issues: level,
  pages: level,
  "pull-requests": level,
  "security-events": level,
  statuses: level,
});

const named = (schema: object) => ({
  type: "object",
  propertyNames: { pattern: "^[A-Za-z_][\\w-]*$" },
  additionalProperties: schema,
});

const action = object(
  {
    name: text,
    description: text,
    author: text,
    branding: object({ icon: text, color: text }),
    inputs: named(object({ description: text, default: text, required: { type: "boolean" } }, ["description"])),
    outputs: named(object({ description: text, value: text }, ["description", "value"])),
    // In a composite action each script must name its shell.
    runs: object({ using: { const: "composite" }, steps: { type: "array", items: step(["shell"]) } }, [
      "using",
      "steps",
    ]),
  },
  ["name", "description", "runs"],
);

const event = { enum: ["push", "pull_request", "workflow_dispatch", "schedule"] };
const workflow = object(
  {
    name: text,
    on: { type: "array", items: event, minItems: 1 },
    permissions,
    jobs: named(
      object(
        {
          "runs-on": text,
          needs: text,
          if: text,
          outputs: texts,
          environment: object({ name: text, url: text }, ["name"]),
          permissions,
          steps: { type: "array", items: step([]), minItems: 1 },
        },
        ["runs-on", "steps"],
      ),
    ),
  },
  ["on", "jobs"],
);

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const isAction = ajv.compile(action);
const isWorkflow = ajv.compile(workflow);

export const faultsOfAction = (file: unknown) => faults(isAction, file);
export const faultsOfWorkflow = (file: unknown) => [
  ...faults(isWorkflow, file),
  ...[...JSON.stringify(file).matchAll(/needs\.(\w+)\.|"needs":"(\w+)"/g)]
    .map(([, needed, job]) => needed ?? job ?? "")
    .filter((job) => !(job in Object(Object(file).jobs)))
    .map((job) => `there is no job ${job}`),
];

/** Wrong keys and values, and expressions that are not closed or use contexts that do not exist. */
function faults(valid: typeof isAction, file: unknown): readonly string[] {
  valid(file);
  const shape = (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  const whole = JSON.stringify(file);
  const expressions = [...whole.matchAll(/\$\{\{(.*?)\}\}/g)].map(([, expression = ""]) => expression.trim());
  const opened = whole.split("${{").length - 1;
  const known = /^(github|inputs|runner|steps|needs)(\.[\w-]+)+$/;
  return [
    ...shape,
    ...expressions.filter((expression) => !known.test(expression)).map((expression) => `unknown: ${expression}`),
    ...(opened === expressions.length ? [] : ["an expression is not closed"]),
  ];
}
