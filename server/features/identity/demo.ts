import { isLoopback } from '../../platform/loopback.ts'

/** Every demo account has it: the demo is open to whoever sits at the machine, and to nobody else. */
export const DEMO_PASSWORD = 'qianfen-demo'

/** Demo accounts work only where the server listens on loopback and was asked by a loopback name. */
export function mayUseDemo(settings: { readonly host: string }, hostname: string): boolean {
  return isLoopback(settings.host) && isLoopback(hostname)
}
