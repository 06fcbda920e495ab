import { hash, verify } from '@node-rs/argon2'
import { Unavailable } from '../../platform/errors.ts'

/** Hashing of passwords: Argon2id (19 MiB, 2 passes, 1 lane), two at a time, the rest in a short queue. */
export type Passwords = {
  readonly hash: (password: string) => Promise<string>
  /** Does the same work when `storedHash` is null (unknown user), so that the time tells nothing. */
  readonly verify: (storedHash: string | null, password: string) => Promise<boolean>
}

const AT_ONCE = 2
const QUEUE_LIMIT = 50

/** Argon2id is what the package takes by default; its enumeration has no value at run time under isolated modules. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** @throws Unavailable `auth.busy` from either function when too many callers wait. */
export function createPasswords(): Passwords {
  const limited = createLimit(AT_ONCE, QUEUE_LIMIT)
  const decoy = hash('nobody has this password', OPTIONS)
  return {
    hash: (password) => limited(() => hash(password.normalize('NFKC'), OPTIONS)),
    verify: (storedHash, password) =>
      limited(async () => {
        const matches = await verify(storedHash ?? (await decoy), password.normalize('NFKC'))
        return matches && storedHash !== null
      }),
  }
}

function createLimit(atOnce: number, queueLimit: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= queueLimit) throw new Unavailable('auth.busy', 2)
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running += 1
    }
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
