/** What makes two logins the same: NFKC, lower case, no blanks around. Unique in the database, on every engine. */
export function loginKey(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase()
}
