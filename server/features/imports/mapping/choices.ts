/** Words that files use for the codes of closed lists, beside the codes themselves. Compared after NFKC and upper case. */
export type Choices<C extends string = string> = {
  readonly codes: readonly C[]
  readonly words: ReadonlyMap<string, C>
}

function choices<C extends string>(words: Readonly<Record<C, readonly string[]>>): Choices<C> {
  const codes = Object.keys(words) as C[] // a Record has exactly its keys
  const pairs = codes.flatMap((code) => [code, ...words[code]].map((word) => [fold(word), code] as const))
  return { codes, words: new Map(pairs) }
}

export function fold(word: string): string {
  return word.normalize('NFKC').trim().toUpperCase()
}

export const UNIT_KINDS = choices({
  BUREAU: ['局', '单位', '部门'],
  MODULE: ['模块'],
  TEAM: ['团队', '项目团队'],
  SECTION: ['科室', '处室', '科', '股室'],
  GROUP: ['业务组', '组', '工作组'],
  WINDOW: ['窗口'],
  SQUAD: ['专班'],
  COMMITTEE: ['委员会', '专业咨询委员会'],
  INSPECTION: ['督查组', '督查检查组'],
  SUPERVISION: ['监督', '党建纪检', '党建+纪检'],
  EXTERNAL: ['外单位', '局外'],
})

export const ROLE_CLASSES = choices({
  LEADER: ['领导', '局领导', '班子成员'],
  HEAD: ['负责人', '模块长', '团长', '科长', '组长'],
  STAFF: ['职工', '科员', '工作人员', '一般人员', '员工'],
})

export const OFFICE_ROLES = choices({ HEAD: ['负责人', '模块长', '团长'], LEADER_IN_CHARGE: ['分管领导'] })

export const STATUS_KINDS = choices({
  PROBATION: ['试用', '试用期'],
  LEAVE: ['请假', '病假', '事假', '产假', '休假'],
  INVESTIGATION: ['立案', '立案调查', '审查调查'],
})

export const PROJECT_ROLES = choices({
  LEADER: ['组长', '负责人', '团长', '项目负责人'],
  BACKBONE: ['骨干'],
  MEMBER: ['成员', '组员'],
  LEAD_UNIT: ['牵头单位'],
})
