import { OFFICE_ROLES, ROLE_CLASSES, STATUS_KINDS, UNIT_KINDS } from './choices.ts'
import type { CompiledTarget } from './compile-target.ts'
import type { Fields } from './field-reader.ts'
import { isGiven, type MappingContext, type TargetOf } from './target-parts.ts'

/** A post coefficient of 1.0000 where the file has none. */
const PLAIN_POST_BP = 10_000

/** Units, people, postings, offices, statuses and sanctions of a row. */
export function rosterTargets(fields: Fields, context: MappingContext) {
  const periodStart = context.period?.startsOn ?? null
  return {
    unit: (target: TargetOf<'UNIT'>): CompiledTarget => {
      const code = fields.code('code', target.code)
      const name = fields.text('name', target.name, 200)
      const kind = fields.choice('unitKind', target.unitKind, UNIT_KINDS)
      const parent = fields.code('parent', target.parent)
      return (view, faults) => {
        const unit = code(view, faults)
        const above = parent(view, faults)
        const startsOn = periodStart ?? context.today
        const parents = above === null ? [] : [{ unit: above, startsOn, endsOn: null }]
        const names = { name: name(view, faults) ?? unit ?? '', kind: kind(view, faults) ?? 'SECTION', parents }
        return isGiven(unit, 'code', faults) ? { kind: 'units', fact: { code: unit, ...names } } : null
      }
    },

    person: (target: TargetOf<'PERSON'>): CompiledTarget => {
      const code = fields.code('code', target.code)
      const name = fields.text('name', target.name, 100)
      const roleClass = fields.choice('roleClass', target.roleClass, ROLE_CLASSES)
      return (view, faults) => {
        const person = code(view, faults)
        const rest = { name: name(view, faults) ?? person ?? '', roleClass: roleClass(view, faults) ?? 'STAFF' }
        return isGiven(person, 'code', faults) ? { kind: 'people', fact: { code: person, ...rest } } : null
      }
    },

    posting: (target: TargetOf<'POSTING'>): CompiledTarget => {
      const person = fields.code('person', target.person)
      const unit = fields.code('unit', target.unit)
      const postBp = fields.scaled('postBp', target.postBp, 4)
      const startsOn = fields.date('startsOn', target.startsOn)
      const endsOn = fields.date('endsOn', target.endsOn)
      return (view, faults) => {
        const who = person(view, faults)
        const where = unit(view, faults)
        const start = startsOn(view, faults) ?? periodStart
        const rest = { postBp: postBp(view, faults) ?? PLAIN_POST_BP, endsOn: endsOn(view, faults) }
        if (!isGiven(who, 'person', faults) || !isGiven(where, 'unit', faults)) return null
        if (!isGiven(start, 'startsOn', faults)) return null
        return { kind: 'postings', fact: { person: who, unit: where, startsOn: start, ...rest } }
      }
    },

    office: (target: TargetOf<'OFFICE'>): CompiledTarget => {
      const unit = fields.code('unit', target.unit)
      const person = fields.code('person', target.person)
      const role = fields.choice('role', target.role, OFFICE_ROLES)
      const startsOn = fields.date('startsOn', target.startsOn)
      const endsOn = fields.date('endsOn', target.endsOn)
      return (view, faults) => {
        const where = unit(view, faults)
        const who = person(view, faults)
        const as = role(view, faults)
        const start = startsOn(view, faults) ?? periodStart
        const end = endsOn(view, faults)
        if (!isGiven(where, 'unit', faults) || !isGiven(who, 'person', faults)) return null
        if (!isGiven(as, 'role', faults) || !isGiven(start, 'startsOn', faults)) return null
        return { kind: 'offices', fact: { unit: where, person: who, role: as, startsOn: start, endsOn: end } }
      }
    },

    status: (target: TargetOf<'STATUS'>): CompiledTarget => {
      const person = fields.code('person', target.person)
      const status = fields.choice('status', target.status, STATUS_KINDS)
      const startsOn = fields.date('startsOn', target.startsOn)
      const endsOn = fields.date('endsOn', target.endsOn)
      return (view, faults) => {
        const who = person(view, faults)
        const kind = status(view, faults)
        const start = startsOn(view, faults)
        const end = endsOn(view, faults)
        if (!isGiven(who, 'person', faults) || !isGiven(kind, 'status', faults)) return null
        if (!isGiven(start, 'startsOn', faults)) return null
        return { kind: 'statuses', fact: { person: who, kind, startsOn: start, endsOn: end } }
      }
    },

    sanction: (target: TargetOf<'SANCTION'>): CompiledTarget => {
      const person = fields.code('person', target.person)
      const sanction = fields.code('sanction', target.sanction, 32)
      const decidedOn = fields.date('decidedOn', target.decidedOn)
      return (view, faults) => {
        const who = person(view, faults)
        const kind = sanction(view, faults)
        const day = decidedOn(view, faults)
        if (!isGiven(who, 'person', faults) || !isGiven(kind, 'sanction', faults)) return null
        if (!isGiven(day, 'decidedOn', faults)) return null
        return { kind: 'sanctions', fact: { person: who, kind, decidedOn: day } }
      }
    },
  }
}
