import type { ImportTargetKind } from '../../../server/contract/import-mapping.contract.ts'

export type FieldSpec = { readonly name: string; readonly isRequired: boolean; readonly choices?: FieldChoices }
/** Closed lists whose values are written as constants or reached through a value table. */
export type FieldChoices = 'unitKinds' | 'roleClasses' | 'officeRoles' | 'statusKinds' | 'projectRoles'

const required = (name: string, choices?: FieldChoices): FieldSpec => ({
  name,
  isRequired: true,
  ...(choices === undefined ? {} : { choices }),
})
const optional = (name: string, choices?: FieldChoices): FieldSpec => ({
  ...required(name, choices),
  isRequired: false,
})
const STATED = [optional('statedOn'), optional('document')]

/** The fields of each kind of fact in the order of the form. */
export const TARGET_FIELDS: Readonly<Record<ImportTargetKind, readonly FieldSpec[]>> = {
  UNIT: [required('code'), optional('name'), optional('unitKind', 'unitKinds'), optional('parent')],
  PERSON: [required('code'), optional('name'), optional('roleClass', 'roleClasses')],
  POSTING: [required('person'), required('unit'), optional('postBp'), optional('startsOn'), optional('endsOn')],
  OFFICE: [
    required('unit'),
    required('person'),
    required('role', 'officeRoles'),
    optional('startsOn'),
    optional('endsOn'),
  ],
  STATUS: [required('person'), required('status', 'statusKinds'), required('startsOn'), optional('endsOn')],
  SANCTION: [required('person'), required('sanction'), required('decidedOn')],
  ENTRY: [
    required('subject'),
    required('rule'),
    optional('item'),
    optional('count'),
    optional('eventKey'),
    optional('effectiveOn'),
    optional('document'),
  ],
  VALUE: [required('subject'), required('item'), required('value'), optional('against'), ...STATED],
  UNIT_INDICATOR: [required('unit'), required('item'), ...STATED],
  REFERENCE: [required('item'), required('value'), ...STATED],
  PROJECT: [required('code'), optional('name'), required('leadUnit')],
  POINTS: [
    required('project'),
    optional('person'),
    required('unit'),
    optional('role', 'projectRoles'),
    required('points'),
    optional('effectiveOn'),
    optional('document'),
  ],
  VETO_READING: [required('indicator'), required('unit'), required('actual'), ...STATED],
  VETO_EVENT: [
    required('domain'),
    required('subject'),
    optional('project'),
    required('occurredOn'),
    optional('confirmedOn'),
    optional('responsible'),
    optional('document'),
  ],
}

/** Every kind of fact that a row may give, the usual ones first. */
export const TARGET_KINDS: readonly ImportTargetKind[] = [
  'UNIT',
  'PERSON',
  'POSTING',
  'ENTRY',
  'VALUE',
  'UNIT_INDICATOR',
  'OFFICE',
  'STATUS',
  'SANCTION',
  'REFERENCE',
  'PROJECT',
  'POINTS',
  'VETO_READING',
  'VETO_EVENT',
]

export const WITH_LEVEL: readonly ImportTargetKind[] = ['ENTRY', 'VALUE', 'VETO_EVENT']
