import { isDeepStrictEqual } from 'node:util'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { may } from '#platform/rights/rights.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import { tidyDecimal } from '#platform/tabular/read/amount.ts'
import { evidenceTable } from '../contract/evidence-table.ts'
import type { Indicator, SourceKind } from '../contract/index.ts'
import * as queries from '../queries/evidence.ts'
import { listChainsOfNodes } from '../queries/node.ts'
import { evidenceRef } from '../refs.ts'
import { nodeEntries } from './entries.ts'
import { endEvidence, recordEvidence } from './evidence.ts'
import { placedNode } from './nodes.ts'
import { ofNode } from './reach.ts'

const record = 'chains.evidence.record'

/**
 * How figures of nodes come in as a table. As by hand they are never edited: a row that says another value is refused,
 * and taking a batch back takes its figures out of force.
 */
export const evidenceImport = rowByRow({
  table: evidenceTable,
  permission: record,
  pages: { list: '/gaps', one: () => null },
  faultWords: {
    'chains.evidence.outOfRange': {
      zh: '数值超出该指标的范围（{{from}} 至 {{to}}），或须为整数',
      en: 'the value lies outside of {{from}} to {{to}}, or must be whole',
    },
    'chains.evidence.future': { zh: '数据日期尚未到来', en: 'the day lies ahead' },
    'chains.evidence.notEdited': {
      zh: '同一指标、日期和来源已有数据；数据不作修改，请先在环节页停用原记录',
      en: 'there is a figure of this day and source; figures are not edited: close it first on the node',
    },
    'chains.node.unknown': { zh: '该环节不在任何产业链上', en: 'the node stands in no chain' },
  },
  object: evidenceRef,
  dictionaries: async (ctx) => ({ 'chains.node': await nodeEntries(ctx) }),
  async find(ctx, rows) {
    const figures = await queries.figuresOfNodes(ctx.db, [
      ...new Set(rows.map((row) => String(row.nodeCode))),
    ])
    return rows.map(
      (row) =>
        figures.find(
          (one) =>
            one.nodeCode === row.nodeCode &&
            one.indicator === row.indicator &&
            one.asOfOn === row.asOfOn &&
            one.source === row.source,
        )?.id ?? null,
    )
  },
  async current(ctx, ids) {
    const figures = await queries.figuresOfIds(ctx.db, ids, ctx.pending !== null)
    return new Map(figures.map((one) => [one.id, toEntered(one)]))
  },
  async create(tx, id, entered, links) {
    const nodeCode = String(entered.nodeCode)
    const input = {
      chainCode: await chainFor(tx, nodeCode),
      nodeCode,
      indicator: entered.indicator as Indicator,
      value: Number(entered.value),
      description: (entered.description as string | null) ?? null,
      dueOn: null,
      asOfOn: String(entered.asOfOn),
      source: String(entered.source),
      sourceKind: (entered.sourceKind as SourceKind | null) ?? 'department',
    }
    await recordEvidence(tx, input, { id, links })
  },
  async change(tx, id, entered) {
    const [figure] = await queries.figuresOfIds(tx.db, [id], true)
    if (figure !== undefined && isDeepStrictEqual(toEntered(figure), entered)) return
    throw new AppError('badInput', 'chains.evidence.notEdited', 'figures are closed and entered anew', {
      field: 'value',
    })
  },
  async remove(tx, id, reason) {
    const [figure] = await queries.figuresOfIds(tx.db, [id], true)
    if (figure === undefined)
      throw new AppError('conflict', 'chains.evidence.closed', 'the row is out of force already', { id })
    const { nodeCode } = figure
    await endEvidence(tx, {
      chainCode: await chainFor(tx, nodeCode),
      nodeCode,
      id,
      lockVersion: null,
      reason,
    })
  },
})

/** The chain by which the actor may record figures of a node, else the first it stands in, by which they are refused. */
async function chainFor(ctx: Context, nodeCode: string): Promise<string> {
  const chains = (await listChainsOfNodes(ctx.db)).get(nodeCode) ?? []
  const [first] = chains
  if (first === undefined)
    throw new AppError('badInput', 'chains.node.unknown', `${nodeCode} stands in no chain`, {
      field: 'nodeCode',
    })
  for (const { code } of chains)
    if (may(ctx, record, ofNode(code, await placedNode(ctx, code, nodeCode)))) return code
  return first.code
}

const toEntered = (figure: queries.Evidence & { nodeCode: string }): Entered => ({
  nodeCode: figure.nodeCode,
  indicator: figure.indicator,
  value: tidyDecimal(String(figure.value)),
  asOfOn: figure.asOfOn,
  source: figure.source,
  sourceKind: figure.sourceKind,
  description: figure.description,
})
