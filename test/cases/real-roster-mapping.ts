import type { ImportExpression, ImportMapping, ImportTarget } from '../../server/contract/imports.contract.ts'

/** How HR maps the sample roster: units and people, posts and coefficients, four values a person, two figures a unit. */
export function realRosterMapping(): ImportMapping {
  return { format: 'qianfen-mapping/1', targets: [...rosterTargets(), ...personTargets(), ...unitTargets()] }
}

const column = (name: string): ImportExpression => ({ source: { kind: 'COLUMN', column: name }, transforms: [] })
const constant = (text: string): ImportExpression => ({ source: { kind: 'CONSTANT', text }, transforms: [] })

const unit: ImportExpression = {
  source: { kind: 'JOIN', columns: ['Department', 'JobRole'], separator: ' / ' },
  transforms: [],
}

const person: ImportExpression = {
  source: { kind: 'COLUMN', column: 'EmployeeNumber' },
  transforms: [{ kind: 'PAD_START', length: 5, fill: '0' }],
}

const postCoefficient: ImportExpression = {
  source: { kind: 'COLUMN', column: 'JobLevel' },
  transforms: [
    {
      kind: 'TABLE',
      rows: [
        ['1', '1.0'],
        ['2', '1.1'],
        ['3', '1.2'],
        ['4', '1.3'],
        ['5', '1.5'],
      ].map(([from = '', to = '']) => ({
        from,
        to: { kind: 'TEXT' as const, text: to },
      })),
      otherwise: { kind: 'ERROR' },
    },
  ],
}

/** Leavers until the end of March, everybody else to the end of the period. */
const lastDay: ImportExpression = {
  source: { kind: 'COLUMN', column: 'Attrition' },
  transforms: [
    {
      kind: 'TABLE',
      rows: [
        { from: 'Yes', to: { kind: 'TEXT', text: '2026-03-31' } },
        { from: 'No', to: { kind: 'PERIOD', edge: 'endsOn' } },
      ],
      otherwise: { kind: 'ERROR' },
    },
  ],
}

function rosterTargets(): ImportTarget[] {
  const startsOn: ImportExpression = { source: { kind: 'PERIOD', edge: 'startsOn' }, transforms: [] }
  return [
    { kind: 'UNIT', when: [], code: unit, name: unit, unitKind: constant('MODULE'), parent: null },
    { kind: 'PERSON', when: [], code: person, name: person, roleClass: constant('STAFF') },
    { kind: 'POSTING', when: [], person, unit, postBp: postCoefficient, startsOn, endsOn: lastDay },
  ]
}

function personTargets(): ImportTarget[] {
  const value = (item: string, form: 'ACTUAL' | 'GRADE', from: string): ImportTarget => ({
    ...{ kind: 'VALUE', when: [], level: 'person', subject: person, item: constant(item), form, value: column(from) },
    ...{ against: null, statedOn: null, document: null },
  })
  return [
    value('PERFORMANCE', 'GRADE', 'PerformanceRating'),
    value('INVOLVEMENT', 'GRADE', 'JobInvolvement'),
    value('RAISE', 'ACTUAL', 'PercentSalaryHike'),
    value('TRAINING', 'ACTUAL', 'TrainingTimesLastYear'),
  ]
}

function unitTargets(): ImportTarget[] {
  const rest = { statedOn: null, document: null, when: [] }
  return [
    {
      ...{ kind: 'UNIT_INDICATOR', unit, item: constant('RETENTION'), ...rest },
      compute: { kind: 'COUNT_SHARE', column: 'Attrition', values: ['No'] },
    },
    {
      ...{ kind: 'UNIT_INDICATOR', unit, item: constant('SATISFACTION'), ...rest },
      compute: { kind: 'MEAN', column: 'JobSatisfaction' },
    },
  ]
}
