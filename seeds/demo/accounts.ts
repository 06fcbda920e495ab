import type { Role } from '../../server/contract/identity.contract.ts'
import { BUREAU } from './bureau.ts'
import { LEADERS, type Place } from './roster-changes.ts'
import { demoRoster, personAt } from './roster.ts'

export type DemoAccount = {
  readonly login: string
  readonly name: string
  readonly personCode: string | null
  readonly role: Role
  /** For leaders: the units they may look into, with what is below them. */
  readonly units: readonly string[]
}

const NAMES = new Map(demoRoster().people.map(({ code, name }) => [code, name]))

/** One account for each way of looking at the bureau; the first of a role, by login, is the usual one. */
export const ACCOUNTS: readonly DemoAccount[] = [
  { login: 'admin', name: '系统管理员', personCode: null, role: 'admin', units: [] },
  { login: 'auditor', name: '内审人员', personCode: null, role: 'auditor', units: [] },
  somebody('head', '模块长', 'head', ['M04', 1]),
  somebody('hr', '人事', 'hr', ['M1103', 1]),
  somebody('leader', '局长', 'leader', ['B00', 1], [BUREAU.code]),
  somebody('leader-vice', '副局长,分管三个模块', 'leader', ['B00', 2], LEADERS[1]?.inCharge ?? []),
  somebody('staff', '攻坚项目首席代表', 'staff', ['M0402', 1]),
  somebody('staff-low', '得分靠后', 'staff', ['M1104', 5]),
  somebody('staff-new', '试用期', 'staff', ['M0502', 7]),
]

function somebody(login: string, as: string, role: Role, who: Place, units: readonly string[] = []): DemoAccount {
  const personCode = personAt(who)
  return { login, name: `${NAMES.get(personCode) ?? personCode}(${as})`, personCode, role, units }
}
