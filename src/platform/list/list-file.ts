import { recordOccurrences } from '../audit/audit.ts'
import { businessDay } from '../clock.ts'
import type { Context } from '../context.ts'
import { fillSheet, workbook } from '../tabular/workbook.ts'
import { inTransaction } from '../transaction.ts'
import type { ListDescription } from './description.ts'
import { sheetColumns } from './sheet-columns.ts'
import { sumWords } from './sum-words.ts'

/** A workbook of more rows does not fit the memory of a small server; the file says what it leaves out. */
export const mostRowsInFile = 20_000

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * A list as a workbook with the columns chosen, in their order. That it left the house is noted in the audit with its
 * filter, columns and number of rows.
 *
 * @param file.name of the file, without day and ending.
 * @param file.about what stands in the title row beside the number of rows: the filter in words, the day, the unit.
 * @param file.asked what was asked for, for the audit.
 */
export async function listFile<Row, Key extends string>(
  ctx: Context,
  list: ListDescription<Row, Key>,
  file: {
    name: string
    action: string
    rows: readonly Row[]
    total: number
    /** Sums over all rows that fit; told in the title row, so that no row of the file is one of them. */
    totals?: Readonly<Record<string, string | null>>
    about: readonly string[]
    columns: readonly Key[] | undefined
    asked: object
  },
): Promise<File> {
  const { rows, total, action } = file
  const today = businessDay(ctx.clock)
  const keys = file.columns?.length ? file.columns : (Object.keys(list.columns) as Key[])
  const count = total > rows.length ? `共 ${total} 条，仅列前 ${rows.length} 条` : `共 ${total} 条`
  const sums = keys.flatMap((key) => {
    const exact = file.totals?.[key]
    const { title, unit = null } = list.columns[key]
    return exact === undefined || exact === null ? [] : [`${title.zh}合计 ${sumWords(exact, unit)}`]
  })
  const title = `${list.title.zh}（${[...file.about, count, ...sums].join('　')}）`
  const columns = sheetColumns(list, keys)
  const bytes = await workbook([fillSheet({ name: list.title.zh, title, columns, rows })], {
    by: ctx.actor.name,
    at: ctx.clock.now(),
  })
  const note = (tx: Context) =>
    recordOccurrences(tx, [
      {
        action,
        object: { kind: listKind(list.object), id: file.name },
        details: { ...file.asked, columns: keys, rows: rows.length },
      },
    ])
  await (ctx.pending === null ? inTransaction(ctx, async (tx) => note(tx)) : note(ctx))
  return new File([bytes], `${file.name}-${today}.xlsx`, { type: xlsx })
}

/** Kind under which the audit names the lists of a module. */
const listKind = (object: string): string => `${object.split('.')[0]}.list`
