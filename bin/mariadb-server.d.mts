export function findMariadbd(): string | null
export function startMariadb(options: {
  folder: string
  port: number | null
  isDurable: boolean
}): Promise<{ pid: number; socket: string }>
export function socketOf(folder: string): string
export function runSql(socket: string, sql: string): void
export function stopMariadb(folder: string): Promise<boolean>
export function runningPid(folder: string): number | null
