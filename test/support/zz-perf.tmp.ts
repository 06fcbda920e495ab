import { scoreCards } from '/work/main/server/engine/score/score-cards.ts'
import {
  aScheme,
  aPersonCard,
  aCategory,
  anItem,
  aRule,
  aPerson,
  anEntry,
  personRef,
  aScore,
  anActual,
} from '/work/main/test/support/builders.ts'
import { anIndicator } from '/work/main/test/support/score-one.ts'
const cats = [0, 1, 2, 3, 4].map((c) =>
  aCategory({
    code: 'C' + c,
    items: [0, 1, 2]
      .map((i) =>
        anItem({
          code: `I${c}${i}`,
          fullCenti: 6000,
          mode: {
            kind: i ? 'DEDUCT' : 'EARN',
            rules: [0, 1].map((r) => aRule({ code: `R${c}${i}${r}`, unitCenti: i ? -100 : 300, minusCapCenti: 1000 })),
          },
        }),
      )
      .concat(
        c === 0
          ? [
              anIndicator(
                3000,
                { kind: 'RANK_LINEAR', reverse: false, ties: 'SHARED', lastShareBp: 6000 },
                { code: 'X' },
              ),
            ]
          : [],
      ),
  }),
)
const scheme = aScheme({
  cards: [aPersonCard({ categories: cats })],
  ruleGroups: [{ code: 'G', name: '', rules: ['R000', 'R100', 'R200'] }],
})
const N = 100000
const people = Array.from({ length: N }, (_, i) => aPerson({ code: 'P' + i }))
const entries = people.flatMap((p, i) =>
  Array.from({ length: 20 }, (_, e) =>
    anEntry({
      code: `E${i}-${e}`,
      subject: personRef(p.code),
      rule: `R${e % 5}${e % 3}${e % 2}`,
      eventKey: e % 4 ? '' : 'k',
    }),
  ),
)
const values = people.map((p, i) => anActual(personRef(p.code), 'X', i % 977))
for (let k = 0; k < 3; k++) {
  const t = performance.now()
  const s = scoreCards({ scheme, units: [], people, entries, values, references: [], decisions: [] })
  console.log(
    s.people.size,
    Math.round(performance.now() - t),
    'ms',
    Math.round(process.memoryUsage().heapUsed / 1e6),
    'MB',
  )
}
