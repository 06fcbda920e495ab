import type { Adjustments, RuleGroup } from '../../../server/engine/scheme.ts'
import { addition, deduction } from './parts.ts'

/** Additions and deductions of every unit card: at most 20.00 up, no limit down (RULES §3.3). */
export const UNIT_ADJUSTMENTS: Adjustments = {
  rules: [
    addition('ADD-NATION', '国家级表彰或通报表扬(每项)', 1000, null),
    addition('ADD-PROVINCE', '省级表彰或通报表扬(每项)', 500, null),
    addition('ADD-CITY', '市级表彰或通报表扬(每项)', 300, null),
    addition('ADD-PRESS', '省级以上报刊推介(每篇)', 100, 300),
    deduction('SUB-PROVINCE', '省级以上通报批评(每项)', 1000, null),
    deduction('SUB-CITY', '市级通报批评(每项)', 500, null),
    deduction('SUB-BUREAU', '局内督查通报(每项)', 200, 1000),
  ],
  plusCapCenti: 2000,
  minusCapCenti: null,
}

/** Additions of every person card. */
export const PERSON_ADJUSTMENTS: Adjustments = {
  rules: [
    addition('P-ADD-PROVINCE', '个人获省级以上表彰(每项)', 500, null),
    addition('P-ADD-CITY', '个人获市级表彰(每项)', 300, null),
  ],
  plusCapCenti: 2000,
  minusCapCenti: null,
}

/** One matter praised, or criticised, at several levels counts once, at the highest (就高不重复, RULES §2.1). */
export const RULE_GROUPS: readonly RuleGroup[] = [
  { code: 'PRAISE', name: '同一事项表扬', rules: ['ADD-NATION', 'ADD-PROVINCE', 'ADD-CITY', 'ADD-PRESS'] },
  { code: 'CRITICISM', name: '同一事项通报批评', rules: ['SUB-PROVINCE', 'SUB-CITY', 'SUB-BUREAU'] },
  { code: 'P-PRAISE', name: '同一事项个人表彰', rules: ['P-ADD-PROVINCE', 'P-ADD-CITY'] },
]
