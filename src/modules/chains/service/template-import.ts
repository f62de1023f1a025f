import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { may } from '#platform/rights/rights.ts'
import { type RowByRow, rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import type { DictionaryEntry } from '#platform/tabular/read/cell.ts'
import type { TemplateSummary } from '../contract/index.ts'
import {
  type ChainEdgeRow,
  type ChainNodeRow,
  chainEdgeTable,
  chainNodeTable,
} from '../contract/template-tables.ts'
import { listPlacedNodes } from '../queries/node.ts'
import { listEdges, listWorkingVersions } from '../queries/template.ts'
import { templateRef } from '../refs.ts'
import { chainEntries, nodeEntries } from './entries.ts'
import { ofChain } from './reach.ts'
import {
  type DraftEdit,
  edgeEdit,
  edgeRemoval,
  editHeldDraft,
  nodeEdit,
  nodeRemoval,
} from './template-edits.ts'
import { lockedDraft } from './templates.ts'

const draft = 'chains.template.draft'

/** What both tables of a chain's draft share; a row's id is its key, so that it means the same in the next draft. */
const common = {
  permission: draft,
  pages: { list: '/chains', one: (id: string) => `/chains/${id.split('/')[0]}/versions` },
  faultWords: {
    'chains.template.noDraft': {
      zh: '该产业链没有草稿版本，请先在版本页建立草稿',
      en: 'the chain has no draft: begin one first',
    },
    'chains.template.notDraft': {
      zh: '该产业链的草稿已提交审核',
      en: 'the draft of this chain is submitted',
    },
    'chains.node.nameTaken': {
      zh: '已有同名环节，请使用其编码',
      en: 'another node has this name: use its code',
    },
    'chains.node.unknown': { zh: '环节不在该链的草稿中', en: 'the node is not in the draft of this chain' },
    'chains.edge.loop': { zh: '供方与需方不能是同一环节', en: 'a node cannot supply itself' },
  },
  // The links of a batch hang on the version that it edits.
  object: (id: string) => templateRef(id),
} satisfies Partial<RowByRow>

/** How nodes come into the drafts of chains. */
export const chainNodeImport = rowByRow({
  ...common,
  table: chainNodeTable,
  dictionaries: async (ctx) => ({ 'chains.chain': await draftChains(ctx) }),
  idOf: (row) => keyOf(row, ['chainCode', 'nodeCode']),
  find: async (_ctx, rows) => rows.map((row) => keyOf(row, ['chainCode', 'nodeCode'])),
  async current(ctx, ids) {
    const versions = await versionsOf(ctx, ids)
    const nodes = await listPlacedNodes(
      ctx.db,
      [...versions.values()].map(({ id }) => id),
    )
    const found = new Map<string, Entered>()
    for (const [chainCode, { id }] of versions)
      for (const { code, name, nameEn, segment, tier, gbCodes } of nodes.get(id) ?? [])
        found.set(`${chainCode}/${code}`, { chainCode, nodeCode: code, name, nameEn, segment, tier, gbCodes })
    return new Map(ids.flatMap((id) => (found.has(id) ? [[id, found.get(id)!]] : [])))
  },
  create: (tx, _id, entered, more) => edit(tx, entered, nodeEdit(entered as ChainNodeRow), 'putNode', more),
  change: (tx, _id, entered, more) => edit(tx, entered, nodeEdit(entered as ChainNodeRow), 'putNode', more),
  async remove(tx, id) {
    const [chainCode, nodeCode = ''] = id.split('/')
    await edit(tx, { chainCode }, nodeRemoval(nodeCode, false), 'removeNode', [])
  },
})

const edgeKey = ['chainCode', 'from', 'to', 'kind']

/** How supply between nodes comes into the drafts of chains. */
export const chainEdgeImport = rowByRow({
  ...common,
  table: chainEdgeTable,
  dictionaries: async (ctx) => ({
    'chains.chain': await draftChains(ctx),
    'chains.node': await nodeEntries(ctx),
  }),
  idOf: (row) => keyOf(row, edgeKey),
  find: async (_ctx, rows) => rows.map((row) => keyOf(row, edgeKey)),
  async current(ctx, ids) {
    const versions = await versionsOf(ctx, ids)
    const edges = await listEdges(
      ctx.db,
      [...versions.values()].map(({ id }) => id),
    )
    const found = new Map<string, Entered>()
    for (const [chainCode, { id }] of versions)
      for (const edge of edges.get(id) ?? []) {
        const row = { chainCode, ...edge }
        found.set(keyOf(row, edgeKey), row)
      }
    return new Map(ids.flatMap((id) => (found.has(id) ? [[id, found.get(id)!]] : [])))
  },
  create: (tx, _id, entered, more) => edit(tx, entered, edgeOf(entered), 'putEdge', more),
  change: (tx, _id, entered, more) => edit(tx, entered, edgeOf(entered), 'putEdge', more),
  async remove(tx, id) {
    const [chainCode, from = '', to = '', kind] = id.split('/')
    const edge = { from, to, kind: kind as ChainEdgeRow['kind'] }
    await edit(tx, { chainCode }, edgeRemoval(edge), 'removeEdge', [])
  },
})

const keyOf = (row: Entered, key: readonly string[]): string => key.map((column) => row[column]).join('/')

function edgeOf(entered: Entered): DraftEdit {
  const { from, to, kind, strength, group, reason } = entered as ChainEdgeRow
  return edgeEdit({ from, to, kind, strength, group, reason })
}

/** The chains whose drafts the person may edit. */
async function draftChains(ctx: Context): Promise<DictionaryEntry[]> {
  return (await chainEntries(ctx)).filter(({ value }) => may(ctx, draft, ofChain(value)))
}

/** The versions of the chains that these ids name. */
async function versionsOf(ctx: Context, ids: readonly string[]): Promise<Map<string, TemplateSummary>> {
  const chains = new Set(ids.map((id) => id.split('/')[0]))
  const versions = await listWorkingVersions(ctx.db)
  return new Map([...versions].filter(([code]) => chains.has(code)))
}

async function edit(
  tx: Context,
  { chainCode }: Entered,
  work: DraftEdit,
  verb: string,
  more: Parameters<RowByRow['create']>[3],
): Promise<void> {
  const version = (await listWorkingVersions(tx.db)).get(String(chainCode))
  if (version === undefined || version.state === 'published')
    throw new AppError('conflict', 'chains.template.noDraft', `${String(chainCode)} has no draft`, {
      field: 'chainCode',
    })
  const held = await lockedDraft(tx, version.id, null, draft)
  const links = more.map(({ relation, to }) => ({ from: templateRef(held.id), relation, to }))
  await editHeldDraft(tx, held, `chains.template.${verb}`, work, links)
}
