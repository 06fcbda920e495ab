import type { Card, Category, RoleClass } from '../../../server/engine/scheme.ts'
import { PERSON_ADJUSTMENTS } from './adjustments.ts'
import { REGULAR_GRADES } from './organ.ts'
import { addition, category, deduction, item } from './parts.ts'

/** Full marks of the items of one role class, in hundredths; each line is a category that sums to the comment. */
type Weights = {
  readonly ballot: number
  readonly conduct: number
  readonly regular: number
  readonly study: number
  readonly attendance: number
  readonly task: number
  readonly time: number
  readonly quality: number
  readonly integrity: number
}

/** 德 150, 能 200, 勤 100, 绩 450, 廉 100. */
const STAFF: Weights = {
  ballot: 10000,
  conduct: 5000,
  regular: 15000,
  study: 5000,
  attendance: 10000,
  task: 25000,
  time: 10000,
  quality: 10000,
  integrity: 10000,
}

/** 德 200, 能 200, 勤 50, 绩 450, 廉 100. */
const HEADS: Weights = { ...STAFF, ballot: 15000, attendance: 5000, task: 30000, time: 5000 }

/** 德 250, 能 200, 勤 50, 绩 350, 廉 150: more weight on the ballot and on clean government (一岗双责). */
const LEADERS: Weights = { ...HEADS, ballot: 20000, task: 25000, time: 5000, quality: 5000, integrity: 15000 }

export const STAFF_CARD = personCard('PERSON-STAFF', '工作人员计分卡', 'STAFF', STAFF)
export const HEAD_CARD = personCard('PERSON-HEAD', '模块长计分卡', 'HEAD', HEADS)
export const LEADER_CARD = personCard('PERSON-LEADER', '分管领导计分卡', 'LEADER', LEADERS)

function personCard(code: string, name: string, roleClass: RoleClass, weights: Weights): Card {
  return {
    code,
    name,
    appliesTo: { level: 'person', roleClasses: [roleClass] },
    categories: [...conductAndAbility(weights), ...workAndIntegrity(weights)],
    adjustments: PERSON_ADJUSTMENTS,
  }
}

function conductAndAbility(full: Weights): readonly Category[] {
  return [
    category('DE', '德', [
      item('P-BALLOT', '民主测评', full.ballot, { kind: 'BALLOT' }),
      item('P-CONDUCT', '职业道德', full.conduct, {
        kind: 'DEDUCT',
        rules: [deduction('P-R1', '服务态度投诉查实(每件)', 500, 1500)],
      }),
    ]),
    category('NENG', '能', [
      item('P-REGULAR', '平时考核', full.regular, { kind: 'GRADE', table: REGULAR_GRADES }),
      item('P-STUDY', '学习培训学时', full.study, {
        kind: 'INDICATOR',
        measure: { decimals: 0, unit: '学时' },
        method: { kind: 'COMPLETE', target: 40 },
      }),
    ]),
    category('QIN', '勤', [
      item('P-ATTENDANCE', '出勤', full.attendance, {
        kind: 'DEDUCT',
        rules: [deduction('P-R2', '迟到、早退或脱岗(每次)', 100, 1000)],
      }),
    ]),
  ]
}

function workAndIntegrity(full: Weights): readonly Category[] {
  return [
    category('JI', '绩', [
      item(
        'P-TASK',
        '考核任务完成率',
        full.task,
        { kind: 'INDICATOR', measure: { decimals: 2, unit: '%' }, method: { kind: 'COMPLETE', target: 10000 } },
        (full.task * 11) / 10,
      ),
      item('P-TIME', '本人环节时限', full.time, { kind: 'AUTO_TIME' }),
      item('P-QUALITY', '工作质量', full.quality, {
        kind: 'DEDUCT',
        rules: [
          deduction('P-R3', '办件差错被退回(每件)', 200, 2000),
          addition('P-R4', '急难任务表现突出(每项)', 300, 900),
        ],
      }),
    ]),
    category('LIAN', '廉', [
      item('P-INTEGRITY', '廉洁自律', full.integrity, {
        kind: 'DEDUCT',
        rules: [deduction('P-R5', '谈话提醒或诫勉(每次)', 1000, null)],
      }),
    ]),
  ]
}
