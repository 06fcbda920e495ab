import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'

/** Makes an id: 26 characters, a ULID. Ids are never used for order. */
export type NewId = () => string

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** ULIDs: 48 bits of time, 80 of randomness, Crockford base 32. */
export function createNewId(clock: Clock, random: (bytes: number) => Uint8Array = randomBytes): NewId {
  return () => encode(BigInt(clock.now()), 10) + encode(toBigInt(random(10)), 16)
}

function toBigInt(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
}

function encode(value: bigint, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest >>= 5n) text = ALPHABET.charAt(Number(rest & 31n)) + text
  return text
}
