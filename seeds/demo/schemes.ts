import type { Card, CardScope, Item, Scheme } from '../../server/engine/scheme.ts'
import { DEFAULT_SCHEME } from '../reference/default-scheme.ts'

/** What the quarters are judged by: the default scheme as it is. */
export const QUARTER_SCHEME: Scheme = DEFAULT_SCHEME

const ALL_KINDS = {
  level: 'unit',
  kinds: ['MODULE', 'TEAM', 'SECTION', 'WINDOW', 'SUPERVISION', 'INSPECTION'],
} as const
const EVERYBODY = { level: 'person', roleClasses: ['LEADER', 'HEAD', 'STAFF'] } as const

/** The year is a series of its own, so that its period may lie over the quarters: yearly goals and the debriefing meeting. */
export const YEAR_SCHEME: Scheme = {
  ...DEFAULT_SCHEME,
  code: 'YEAR',
  name: '年度考核办法',
  cards: [
    yearCard('YEAR-UNIT', '单位年度计分卡', ALL_KINDS, 'YU', 60000),
    yearCard('YEAR-PERSON', '个人年度计分卡', EVERYBODY, 'YP', 50000),
  ],
  ruleGroups: [],
  policy: {
    ...DEFAULT_SCHEME.policy,
    ranking: {
      ...DEFAULT_SCHEME.policy.ranking,
      unitTieBreakers: [{ kind: 'CARD' }],
      personTieBreakers: [{ kind: 'CARD' }],
    },
  },
}

/** Goals by their share done, the rest by the vote of the debriefing meeting. */
function yearCard(code: string, name: string, appliesTo: CardScope, stem: string, goalCenti: number): Card {
  const restCenti = 100000 - goalCenti
  const goals: Item = {
    ...{
      code: `${stem}-GOAL`,
      name: '年度重点任务完成率',
      fullCenti: goalCenti,
      floorCenti: 0,
      ceilingCenti: goalCenti,
    },
    mode: { kind: 'INDICATOR', measure: { decimals: 2, unit: '%' }, method: { kind: 'COMPLETE', target: 10000 } },
  }
  const debrief: Item = {
    ...{ code: `${stem}-DEBRIEF`, name: '述职测评', fullCenti: restCenti, floorCenti: 0, ceilingCenti: restCenti },
    mode: { kind: 'BALLOT' },
  }
  return {
    ...{ code, name, appliesTo },
    categories: [
      { code: `${stem}-G`, name: '年度目标', fullCenti: goalCenti, items: [goals] },
      { code: `${stem}-D`, name: '述职', fullCenti: restCenti, items: [debrief] },
    ],
    adjustments: { rules: [], plusCapCenti: 2000, minusCapCenti: null },
  }
}
