export function schemaTypes(schema: object, name: string): string;
export function pascal(name: string): string;
