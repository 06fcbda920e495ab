export function inspectMachine(): readonly { name: string; isHere: boolean; without: string; command: string }[]
export function findChromium(): string | null
