import type { ImportKind } from '../../contract/imports.contract.ts'
import type { ExportColumn, ExportSheet } from '../../platform/spreadsheets/export-sheet.ts'
import { writeWorkbook } from '../../platform/spreadsheets/write-workbook.ts'
import { TEMPLATES, type Template } from './template-columns.ts'

const text = (header: string): ExportColumn => ({ kind: 'text', header })

/** A workbook to fill in: the empty table, the same with examples, and what each column means. */
export function templateWorkbook(kind: ImportKind): Promise<Buffer> {
  const template = TEMPLATES[kind]
  return writeWorkbook([emptySheet(template), exampleSheet(template), notesSheet(template)])
}

export function templateFileName(kind: ImportKind): string {
  return `${TEMPLATES[kind].title}-导入模板.xlsx`
}

function emptySheet({ title, columns }: Template): ExportSheet {
  return { name: '填写', title, facts: [], columns: columns.map(({ header }) => text(header)), rows: [] }
}

function exampleSheet(template: Template): ExportSheet {
  const rows = [0, 1].map((place) => template.columns.map(({ examples }) => examples[place] ?? ''))
  return { ...emptySheet(template), name: '示例', rows }
}

function notesSheet({ title, columns }: Template): ExportSheet {
  return {
    name: '说明',
    title: `${title}:填写说明`,
    facts: [],
    columns: [text('列'), text('必填'), text('说明')],
    rows: columns.map(({ header, isRequired, note }) => [header, isRequired ? '是' : '否', note]),
  }
}
