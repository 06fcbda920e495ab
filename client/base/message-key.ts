/** The key of a stable code in a group of messages; dots inside the code do not nest: ('errors', 'auth.required') → 'errors.auth_required'. */
export function messageKey(group: string, code: string): string {
  return `${group}.${code.replaceAll(/[^A-Za-z0-9]/g, '_')}`
}
