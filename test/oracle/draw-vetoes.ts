import type { Bundle, Project, VetoEvent } from '../../server/engine/bundle.ts'
import { drawChance, drawMany, drawOne, drawSome, type Draw } from './draw.ts'
import { daysBetween } from './naive-dates.ts'

export function drawProjects(draw: Draw, bundle: Bundle): Project[] {
  const at = drawOne(draw, daysBetween(bundle.period.startsOn, bundle.period.endsOn))
  const first = { person: drawOne(draw, bundle.people).code, startsOn: '2020-01-01', endsOn: at }
  const second = { person: drawOne(draw, bundle.people).code, startsOn: at, endsOn: null }
  return [{ code: 'PJ1', name: '', leadUnit: drawOne(draw, bundle.units).code, chiefReps: [first, second] }]
}

/** Events of both levels in all states, confirmed before, in and after the period, with and without a project. */
export function drawVetoEvents(draw: Draw, bundle: Bundle): VetoEvent[] {
  if (drawChance(draw, 40)) return []
  const days = daysBetween(bundle.period.startsOn, bundle.period.endsOn)
  return drawMany(draw, 1, 3, (index): VetoEvent => {
    const level = drawOne(draw, ['UNIT', 'UNIT', 'PERSON'] as const)
    const isUnit = level === 'UNIT'
    const state = drawOne(draw, ['CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'PROPOSED', 'LIFTED'] as const)
    const confirmedOn = drawOne(draw, [...drawSome(draw, days, 10), bundle.period.endsOn, '2025-12-31', '2026-12-31'])
    const occurredOn = drawOne(draw, days.filter((day) => day <= confirmedOn).concat('2025-11-30'))
    return {
      code: `V${index}`,
      domain: drawOne(draw, ['LAND', 'SAFETY']),
      level,
      unit: isUnit ? drawOne(draw, bundle.units).code : '',
      person: isUnit ? '' : drawOne(draw, bundle.people).code,
      project: isUnit && drawChance(draw, 40) ? 'PJ1' : '',
      occurredOn,
      confirmedOn: state === 'PROPOSED' ? null : confirmedOn,
      liftedOn: state === 'LIFTED' ? '2026-12-31' : null,
      responsible: isUnit ? drawSome(draw, bundle.people, 10).map((person) => person.code) : [],
      document: '',
      state,
    }
  })
}
