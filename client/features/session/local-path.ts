/** The address to go to after signing in: only a path of this application, never another host. */
export function localPath(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/') || /^\/[/\\]/.test(next)) return '/'
  return /[\u0000-\u001f\\]/.test(next) ? '/' : next
}
