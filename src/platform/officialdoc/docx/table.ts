import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import { size, tableType } from '../layout/geometry.ts'
import type { FontRole } from '../layout/page.ts'
import { columnWidths } from '../layout/table.ts'
import type { Block } from '../model.ts'
import { areaTwips, twips } from './measures.ts'
import { run } from './text.ts'

const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const borders = {
  top: edge,
  bottom: edge,
  left: edge,
  right: edge,
  insideHorizontal: edge,
  insideVertical: edge,
} as const

type Align = 'left' | 'center' | 'right'

function cell(text: string, font: FontRole, align: Align, width: number): TableCell {
  const alignment = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }[
    align
  ]
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: text.split('\n').map(
      (part) =>
        new Paragraph({
          alignment,
          spacing: { line: twips(tableType.row), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
          children: [run(part, font, { size: size.table })],
        }),
    ),
  })
}

function framed(widths: readonly number[], rows: TableRow[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: areaTwips, type: WidthType.DXA },
    columnWidths: [...widths],
    borders,
    margins: {
      marginUnitType: WidthType.DXA,
      left: twips(tableType.padding.x),
      right: twips(tableType.padding.x),
      top: twips(tableType.padding.y),
      bottom: twips(tableType.padding.y),
    },
    rows,
  })
}

/** A table whose heading is repeated on every page. */
export function dataTable(table: Extract<Block, { type: 'table' }>): Table {
  const widths = columnWidths(table.columns.map((column) => column.weight)).map(twips)
  return framed(widths, [
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: table.columns.map((column, index) => cell(column.title, 'hei', 'center', widths[index]!)),
    }),
    ...table.rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: table.columns.map((column, index) =>
            cell(row[index] ?? '', 'body', column.align, widths[index]!),
          ),
        }),
    ),
  ])
}

/** A form of labels and entries. */
export function fieldTable(form: Extract<Block, { type: 'fields' }>): Table {
  const widths = columnWidths([1, 4]).map(twips)
  return framed(
    widths,
    form.rows.map(
      ({ label, value }) =>
        new TableRow({
          cantSplit: value.length < 800,
          children: [cell(label, 'hei', 'center', widths[0]!), cell(value, 'body', 'left', widths[1]!)],
        }),
    ),
  )
}
