import { nodeEntries } from '#modules/chains/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { chosenBy, containing, said } from '#platform/list/filter-words.ts'
import { listFile, mostRowsInFile } from '#platform/list/list-file.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Choice } from '#platform/tabular/description/column.ts'
import { type InstituteFileQuery, instituteList } from '../../contract/institute.ts'
import { type OutputFileQuery, outputList } from '../../contract/institute-output.ts'
import { instituteShown } from '../../contract/institute-table.ts'
import { provinceName } from '../../contract/provinces.ts'
import { instituteTitles } from '../../queries/institute.ts'
import { majorNames } from '../../queries/major.ts'
import { listInstitutes } from './institutes.ts'
import { listOutputs } from './outputs.ts'

const shown = instituteShown.columns
const all = { page: 1, pageSize: mostRowsInFile }

const chosen = (title: string, choices: readonly Choice[], values: readonly string[] | undefined) =>
  said(
    title,
    values?.map((value) => choices.find((one) => one.value === value)?.title.zh ?? value),
  )

const saidMajor = async (ctx: Context, code: string | undefined): Promise<string[]> =>
  said('专业', code === undefined ? undefined : [(await majorNames(ctx.db, [code])).get(code) ?? code])

/** Institutes that fit a filter as a workbook, contacts masked. That the list left the house is noted in the audit. */
export async function exportInstitutes(
  ctx: Context,
  { columns, sort, ...filter }: InstituteFileQuery,
): Promise<File> {
  requireRight(ctx, 'talent.institute.export')
  const { items, total } = await listInstitutes(ctx, { ...filter, sort, ...all })
  const node =
    filter.node === undefined
      ? undefined
      : [(await nodeEntries(ctx)).find(({ value }) => value === filter.node)?.title ?? filter.node]
  return listFile(ctx, instituteList, {
    name: 'institutes',
    action: 'talent.institute.export',
    rows: items,
    total,
    about: [
      chosenBy([
        ...containing(filter.query, '院校名称或城市'),
        ...chosen('类型', shown.kind.choices, filter.kind),
        ...chosen('层次标签', shown.tiers.choices, filter.tier),
        ...said('省份', filter.province?.map(provinceName)),
        ...said('城市', filter.city === undefined ? undefined : [filter.city]),
        ...(await saidMajor(ctx, filter.major)),
        ...said('可服务环节', node),
      ]),
      `导出于 ${businessDay(ctx.clock)}`,
    ],
    columns,
    asked: { filter, sort },
  })
}

/** Yearly figures that fit a filter as a workbook. That the list left the house is noted in the audit. */
export async function exportOutputs(
  ctx: Context,
  { columns, sort, ...filter }: OutputFileQuery,
): Promise<File> {
  requireRight(ctx, 'talent.institute.export')
  const { items, total } = await listOutputs(ctx, { ...filter, sort, ...all })
  const { institute } = filter
  const name =
    institute === undefined ? undefined : (await instituteTitles(ctx.db, [institute])).get(institute)
  return listFile(ctx, outputList, {
    name: 'institute-outputs',
    action: 'talent.instituteOutput.export',
    rows: items,
    total,
    about: [
      chosenBy([
        ...said('院校', institute === undefined ? undefined : [name ?? institute]),
        ...(await saidMajor(ctx, filter.major)),
        ...said('毕业年份', filter.year === undefined ? undefined : [filter.year]),
        ...said('省份', filter.province?.map(provinceName)),
      ]),
      '未列出的年份为未掌握，不是 0',
      `导出于 ${businessDay(ctx.clock)}`,
    ],
    columns,
    asked: { filter, sort },
  })
}
