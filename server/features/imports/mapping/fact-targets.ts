import { PROJECT_ROLES } from './choices.ts'
import type { CompiledTarget } from './compile-target.ts'
import type { Fields } from './field-reader.ts'
import { dayOfStatement, isGiven, type MappingContext, type TargetOf } from './target-parts.ts'
import { valueTarget } from './value-target.ts'

/** Longest text of a document. */
const DOCUMENT = 500

/** Entries, values, references, projects, points and vetoes of a row. */
export function factTargets(fields: Fields, context: MappingContext) {
  const stated = dayOfStatement(context)
  return {
    entry: (target: TargetOf<'ENTRY'>): CompiledTarget => {
      const subject = fields.code('subject', target.subject)
      const rule = fields.code('rule', target.rule)
      const count = fields.scaled('count', target.count, 0)
      const eventKey = fields.code('eventKey', target.eventKey, 100)
      const effectiveOn = fields.date('effectiveOn', target.effectiveOn)
      const document = fields.text('document', target.document, DOCUMENT)
      return (view, faults) => {
        const who = subject(view, faults)
        const what = rule(view, faults)
        const rest = {
          count: count(view, faults) ?? 1,
          eventKey: eventKey(view, faults) ?? '',
          effectiveOn: effectiveOn(view, faults) ?? stated,
          document: document(view, faults) ?? '',
        }
        if (!isGiven(who, 'subject', faults) || !isGiven(what, 'rule', faults)) return null
        return { kind: 'entries', fact: { level: target.level, subject: who, rule: what, ...rest } }
      }
    },

    value: (target: TargetOf<'VALUE'>): CompiledTarget => valueTarget(fields, target, stated),

    reference: (target: TargetOf<'REFERENCE'>): CompiledTarget => {
      const item = fields.code('item', target.item)
      const value = fields.decimal('value', target.value)
      const statedOn = fields.date('statedOn', target.statedOn)
      const document = fields.text('document', target.document, DOCUMENT)
      return (view, faults) => {
        const which = item(view, faults)
        const figure = value(view, faults)
        const rest = { statedOn: statedOn(view, faults) ?? stated, document: document(view, faults) ?? '' }
        if (!isGiven(which, 'item', faults) || !isGiven(figure, 'value', faults)) return null
        return { kind: 'references', fact: { item: which, value: figure, ...rest } }
      }
    },

    project: (target: TargetOf<'PROJECT'>): CompiledTarget => {
      const code = fields.code('code', target.code)
      const name = fields.text('name', target.name, 200)
      const leadUnit = fields.code('leadUnit', target.leadUnit)
      return (view, faults) => {
        const project = code(view, faults)
        const label = name(view, faults) ?? project ?? ''
        const lead = leadUnit(view, faults)
        if (!isGiven(project, 'code', faults) || !isGiven(lead, 'leadUnit', faults)) return null
        return { kind: 'projects', fact: { code: project, name: label, leadUnit: lead, chiefReps: [] } }
      }
    },

    points: (target: TargetOf<'POINTS'>): CompiledTarget => {
      const project = fields.code('project', target.project)
      const person = fields.code('person', target.person)
      const unit = fields.code('unit', target.unit)
      const role = fields.choice('role', target.role, PROJECT_ROLES)
      const points = fields.decimal('points', target.points)
      const effectiveOn = fields.date('effectiveOn', target.effectiveOn)
      const document = fields.text('document', target.document, DOCUMENT)
      return (view, faults) => {
        const which = project(view, faults)
        const who = person(view, faults) ?? ''
        const where = unit(view, faults)
        const figure = points(view, faults)
        const rest = {
          role: role(view, faults) ?? (who === '' ? 'LEAD_UNIT' : 'MEMBER'),
          effectiveOn: effectiveOn(view, faults) ?? stated,
          document: document(view, faults) ?? '',
        }
        if (!isGiven(which, 'project', faults) || !isGiven(where, 'unit', faults)) return null
        if (!isGiven(figure, 'points', faults)) return null
        return { kind: 'points', fact: { project: which, person: who, unit: where, points: figure, ...rest } }
      }
    },

    reading: (target: TargetOf<'VETO_READING'>): CompiledTarget => {
      const indicator = fields.code('indicator', target.indicator)
      const unit = fields.code('unit', target.unit)
      const actual = fields.decimal('actual', target.actual)
      const statedOn = fields.date('statedOn', target.statedOn)
      const document = fields.text('document', target.document, DOCUMENT)
      return (view, faults) => {
        const which = indicator(view, faults)
        const where = unit(view, faults)
        const figure = actual(view, faults)
        const rest = { statedOn: statedOn(view, faults) ?? stated, document: document(view, faults) ?? '' }
        if (!isGiven(which, 'indicator', faults) || !isGiven(where, 'unit', faults)) return null
        if (!isGiven(figure, 'actual', faults)) return null
        return { kind: 'readings', fact: { indicator: which, unit: where, actual: figure, ...rest } }
      }
    },

    event: (target: TargetOf<'VETO_EVENT'>): CompiledTarget => {
      const domain = fields.code('domain', target.domain)
      const subject = fields.code('subject', target.subject)
      const project = fields.code('project', target.project)
      const occurredOn = fields.date('occurredOn', target.occurredOn)
      const confirmedOn = fields.date('confirmedOn', target.confirmedOn)
      const responsible = fields.text('responsible', target.responsible, 2000)
      const document = fields.text('document', target.document, DOCUMENT)
      return (view, faults) => {
        const what = domain(view, faults)
        const who = subject(view, faults)
        const day = occurredOn(view, faults)
        const rest = {
          level: target.level,
          project: project(view, faults) ?? '',
          confirmedOn: confirmedOn(view, faults),
          responsible: peopleIn(responsible(view, faults) ?? ''),
          document: document(view, faults) ?? '',
        }
        if (!isGiven(what, 'domain', faults) || !isGiven(who, 'subject', faults)) return null
        if (!isGiven(day, 'occurredOn', faults)) return null
        return { kind: 'events', fact: { domain: what, subject: who, occurredOn: day, ...rest } }
      }
    },
  }
}

function peopleIn(list: string): string[] {
  const codes = list.split(/[,;，；、]/).map((code) => code.trim())
  return [...new Set(codes.filter((code) => code !== ''))]
}
