/** Ends a switch over a union: the compiler proves every case is handled, the runtime names the stray one. */
export function assertNever(stray: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(stray)}`)
}
