export function tableOfPackages(): string;
