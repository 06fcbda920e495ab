import type { Card, Item, Policy, Rule, Scheme } from '../../engine/index.ts'
import type { ExportCell, ExportSheet } from '../../platform/spreadsheets/export-sheet.ts'
import { KINDS, LIST_SEPARATOR, OUTLINE_HEADERS, type OutlineRow } from './outline-columns.ts'

const BLANK = { code: '', name: '', centi: null, lowCenti: null, highCenti: null, mode: '', content: '' } as const

/** The scheme as a sheet that {@link readOutline} takes back whole. */
export function schemeSheet(scheme: Scheme): ExportSheet {
  return {
    name: '方案',
    title: scheme.name,
    facts: [],
    columns: OUTLINE_HEADERS.map((header) => ({
      kind: header === '分值' || header === '下限' || header === '上限' ? ('centi' as const) : ('text' as const),
      header,
    })),
    rows: outlineOf(scheme).map(toCells),
  }
}

function toCells({ kind, code, name, centi, lowCenti, highCenti, mode, content }: OutlineRow): ExportCell[] {
  return [KINDS[kind], code, name, centi, lowCenti, highCenti, mode, content]
}

function outlineOf(scheme: Scheme): readonly OutlineRow[] {
  return [
    { ...BLANK, kind: 'scheme', code: scheme.code, name: scheme.name },
    ...scheme.cards.flatMap(cardRows),
    ...scheme.ruleGroups.map(({ code, name, rules }): OutlineRow => ({
      ...BLANK,
      kind: 'group',
      code,
      name,
      content: rules.join(LIST_SEPARATOR),
    })),
    ...settingRows(scheme.policy),
  ]
}

function cardRows({ code, name, appliesTo, categories, adjustments }: Card): readonly OutlineRow[] {
  const who = appliesTo.level === 'unit' ? appliesTo.kinds : appliesTo.roleClasses
  const caps = { lowCenti: adjustments.minusCapCenti, highCenti: adjustments.plusCapCenti }
  return [
    { ...BLANK, kind: 'card', code, name, ...caps, mode: appliesTo.level, content: who.join(LIST_SEPARATOR) },
    ...categories.flatMap((category): readonly OutlineRow[] => [
      { ...BLANK, kind: 'category', code: category.code, name: category.name, centi: category.fullCenti },
      ...category.items.flatMap(itemRows),
    ]),
    ...adjustments.rules.map((rule) => ruleRow('adjustment', rule)),
  ]
}

function itemRows({ code, name, fullCenti, floorCenti, ceilingCenti, mode }: Item): readonly OutlineRow[] {
  const points = { centi: fullCenti, lowCenti: floorCenti, highCenti: ceilingCenti }
  const row: OutlineRow = { ...BLANK, kind: 'item', code, name, ...points, mode: mode.kind }
  if (mode.kind === 'DEDUCT' || mode.kind === 'EARN') return [row, ...mode.rules.map((rule) => ruleRow('rule', rule))]
  const { kind: _, ...rest } = mode
  return [{ ...row, content: Object.keys(rest).length === 0 ? '' : JSON.stringify(rest) }]
}

function ruleRow(kind: 'rule' | 'adjustment', rule: Rule): OutlineRow {
  const points = { centi: rule.unitCenti, lowCenti: rule.minusCapCenti, highCenti: rule.plusCapCenti }
  return { ...BLANK, kind, code: rule.code, name: rule.name, ...points, content: rule.document }
}

/** One row for each setting: 'section.field' and its value as JSON. */
function settingRows(policy: Policy): readonly OutlineRow[] {
  return Object.entries(policy).flatMap(([section, fields]) =>
    Object.entries(fields).map(([field, value]): OutlineRow => ({
      ...BLANK,
      kind: 'setting',
      code: `${section}.${field}`,
      content: JSON.stringify(value),
    })),
  )
}
