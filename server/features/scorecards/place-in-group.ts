import type { PersonCard } from '../../contract/cards.contract.ts'
import { distanceToNextBand, rankBand, type PersonResult } from '../../engine/index.ts'

type Place = Pick<PersonCard, 'groupSize' | 'rankBand' | 'distanceToNextBandCenti'>

/** Where somebody stands without naming anybody: the fifth of the group, and the points to the next better one. */
export function placeInGroup(person: PersonResult, people: readonly PersonResult[]): Place {
  const group = people.flatMap(({ group, rank, compositeCenti }) =>
    group === person.group && rank !== null && compositeCenti !== null ? [{ rank, scoreCenti: compositeCenti }] : [],
  )
  if (person.rank === null || person.compositeCenti === null) {
    return { groupSize: group.length, rankBand: null, distanceToNextBandCenti: null }
  }
  const band = rankBand(person.rank, group.length)
  return {
    groupSize: group.length,
    rankBand: band === null ? null : { fromPercent: band.fromPercent, toPercent: band.toPercent },
    distanceToNextBandCenti: distanceToNextBand({ rank: person.rank, scoreCenti: person.compositeCenti }, group),
  }
}
