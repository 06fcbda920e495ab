import type { FieldChoices } from './target-fields.ts'

type Translate = (key: string) => string
export type Choice = { readonly value: string; readonly label: string }

type ChoiceList = { readonly values: readonly string[]; readonly nameOf: (value: string, t: Translate) => string }

const LISTS: Readonly<Record<FieldChoices, ChoiceList>> = {
  unitKinds: {
    values: ['MODULE', 'SECTION', 'TEAM', 'GROUP', 'WINDOW', 'SQUAD', 'SUPERVISION', 'BUREAU', 'EXTERNAL'],
    nameOf: (value, t) => t(`unitKinds.${value}`),
  },
  roleClasses: { values: ['STAFF', 'HEAD', 'LEADER'], nameOf: (value, t) => t(`roleClasses.${value}`) },
  officeRoles: { values: ['HEAD', 'LEADER_IN_CHARGE'], nameOf: (value, t) => t(`imports.officeRoles.${value}`) },
  statusKinds: {
    values: ['PROBATION', 'LEAVE', 'INVESTIGATION'],
    nameOf: (value, t) => t(`imports.statusKinds.${value}`),
  },
  projectRoles: {
    values: ['LEADER', 'BACKBONE', 'MEMBER', 'LEAD_UNIT'],
    nameOf: (value, t) => t(`imports.projectRoles.${value}`),
  },
}

/** The values of a closed list with their names. */
export function choicesOf(choices: FieldChoices, t: Translate): readonly Choice[] {
  const { values, nameOf } = LISTS[choices]
  return values.map((value) => ({ value, label: nameOf(value, t) }))
}
