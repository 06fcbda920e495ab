import type { Actor } from './actor.ts'

/**
 * Which subjects a caller may read. A repository takes it and adds the WHERE; there is no reading without one.
 * `units` are complete: granted or headed units with all their descendants today.
 */
export type Scope =
  | { readonly kind: 'bureau' }
  | { readonly kind: 'units'; readonly units: readonly string[]; readonly person: string | null }
  | { readonly kind: 'self'; readonly person: string }
  /** No business data at all: administrators, and accounts without a role or person. */
  | { readonly kind: 'nothing' }

/** Made by the identity part and handed to the parts that read (compose.ts). */
export type Scopes = { readonly of: (actor: Actor) => Promise<Scope> }
