import { schemeSchema } from '../../contract/scheme.contract.ts'
import type { Scheme } from '../../engine/index.ts'
import { Invalid, type FieldProblem } from '../../platform/errors.ts'
import { issuesToProblems } from '../../platform/http/parse-request.ts'
import type { TableRow } from '../../platform/spreadsheets/table-rows.ts'
import type { OutlineKind } from './outline-columns.ts'
import { outlineRows, type PlacedRow } from './outline-rows.ts'

type Part = Record<string, unknown>
type Built = { readonly scheme: Part; readonly problems: FieldProblem[] }

/** The scheme that a sheet states, as version 1. Whether its sums add up is the engine's to say. @throws Invalid */
export function readOutline(table: readonly TableRow[]): Scheme {
  const { rows, problems } = outlineRows(table)
  const built = build(rows)
  const all = [...problems, ...built.problems]
  if (all.length > 0) throw new Invalid(all)
  const parsed = schemeSchema.safeParse(built.scheme)
  if (!parsed.success) throw new Invalid(issuesToProblems('scheme', parsed.error.issues))
  return parsed.data
}

function build(rows: readonly PlacedRow[]): Built {
  const builder = createBuilder()
  for (const row of rows) builder.add[row.kind](row)
  return builder.built()
}

/** Keeps the parts that are open: a row belongs to the last part above it that can hold it. */
function createBuilder() {
  const problems: FieldProblem[] = []
  const cards: Part[] = []
  const ruleGroups: Part[] = []
  const policy = new Map<string, [string, unknown][]>()
  const head: Part = {}
  let categories: Part[] | null = null
  let adjustments: Part[] | null = null
  let items: Part[] | null = null
  let rules: Part[] | null = null

  function put(row: PlacedRow, list: Part[] | null, part: Part): void {
    if (list === null) problems.push({ path: `row[${row.row}]`, code: 'scheme.nowhere' })
    else list.push(part)
  }

  const add: Readonly<Record<OutlineKind, (row: PlacedRow) => void>> = {
    scheme: (row) => Object.assign(head, named(row)),
    card: (row) => {
      categories = []
      adjustments = []
      items = rules = null
      cards.push(cardOf(row, categories, adjustments))
    },
    category: (row) => {
      const inside: Part[] = []
      put(row, categories, { ...named(row), fullCenti: row.centi ?? 0, items: inside })
      items = inside
      rules = null
    },
    item: (row) => {
      const inside: Part[] = []
      put(row, items, itemOf(row, inside, problems))
      rules = takesRules(row) ? inside : null
    },
    rule: (row) => put(row, rules, ruleOf(row)),
    adjustment: (row) => put(row, adjustments, ruleOf(row)),
    group: (row) => ruleGroups.push({ ...named(row), rules: listOf(row.content) }),
    setting: (row) => {
      const [section = '', field = ''] = row.code.split('.')
      policy.set(section, [...(policy.get(section) ?? []), [field, json(row, problems)]])
    },
  }
  const settings = () => Object.fromEntries([...policy].map(([name, fields]) => [name, Object.fromEntries(fields)]))
  return {
    add,
    built: (): Built => ({ scheme: { ...head, version: 1, cards, ruleGroups, policy: settings() }, problems }),
  }
}

const takesRules = ({ mode }: PlacedRow): boolean => mode === 'DEDUCT' || mode === 'EARN'

const named = ({ code, name }: PlacedRow): Part => ({ code, name })

function listOf(text: string): string[] {
  return text
    .split(/[、,,;;]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

function cardOf(row: PlacedRow, categories: Part[], rules: Part[]): Part {
  const list = listOf(row.content)
  const appliesTo = row.mode === 'unit' ? { level: 'unit', kinds: list } : { level: row.mode, roleClasses: list }
  const adjustments = { rules, plusCapCenti: row.highCenti ?? 0, minusCapCenti: row.lowCenti }
  return { ...named(row), appliesTo, categories, adjustments }
}

function itemOf(row: PlacedRow, rules: Part[], problems: FieldProblem[]): Part {
  const points = {
    fullCenti: row.centi ?? 0,
    floorCenti: row.lowCenti ?? 0,
    ceilingCenti: row.highCenti ?? row.centi ?? 0,
  }
  const mode = takesRules(row) ? { rules } : row.content === '' ? {} : json(row, problems)
  return { ...named(row), ...points, mode: { ...(typeof mode === 'object' ? mode : {}), kind: row.mode } }
}

function ruleOf(row: PlacedRow): Part {
  const caps = { plusCapCenti: row.highCenti, minusCapCenti: row.lowCenti }
  return { ...named(row), unitCenti: row.centi ?? 0, ...caps, document: row.content }
}

function json(row: PlacedRow, problems: FieldProblem[]): unknown {
  try {
    return JSON.parse(row.content) as unknown
  } catch {
    problems.push({ path: `row[${row.row}].内容`, code: 'not_json' })
    return null
  }
}
