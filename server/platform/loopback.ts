const NAMES = new Set(['localhost', '::1', '[::1]'])

/** Whether a host name or address means this machine. */
export function isLoopback(host: string): boolean {
  return NAMES.has(host) || /^127(\.\d{1,3}){3}$/.test(host)
}
