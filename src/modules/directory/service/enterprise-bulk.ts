import { bulkTarget } from '#platform/bulk/bulk-target.ts'
import { type BulkStep, type FieldSource, plainField } from '#platform/bulk/source.ts'
import type { Context } from '#platform/context.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { enterpriseBulkFields } from '../contract/enterprise-bulk.ts'
import {
  type Enterprise,
  type EnterpriseConditions,
  enterpriseConditions,
  enterpriseInput,
} from '../contract.ts'
import * as queries from '../queries/enterprise.ts'
import {
  belongingOf,
  listEnterprises,
  lockedEnterprise,
  saveEnterprise,
  visibleEnterprises,
} from './enterprises.ts'
import { regionEntriesWithin } from './entries.ts'
import { enterpriseRef } from './refs.ts'

type Field = keyof typeof enterpriseBulkFields.fields

const field = (key: Field): FieldSource<Enterprise> =>
  plainField(
    (row) => row[key],
    (tx, row, value, step) => put(tx, row, { [key]: value }, step),
    key === 'regionCode' ? (row) => row.regionName : undefined,
  )

async function put(
  tx: Context,
  before: Enterprise,
  values: Partial<Pick<Enterprise, Field>>,
  { isUndo, links }: BulkStep,
): Promise<void> {
  requireRight(tx, 'directory.enterprise.edit', await belongingOf(tx, before))
  const action = isUndo ? 'directory.enterprise.undo' : 'directory.enterprise.update'
  await saveEnterprise(tx, before, enterpriseInput.parse({ ...before, ...values }), action, links)
}

/** Enterprises edited together. */
export const enterpriseBulk = bulkTarget<Enterprise, Field>({
  bulk: enterpriseBulkFields,
  fields: {
    regionCode: field('regionCode'),
    aboveScale: field('aboveScale'),
    kinds: field('kinds'),
    products: field('products'),
    note: field('note'),
    source: field('source'),
    asOfOn: field('asOfOn'),
  },
  dictionaries: { 'directory.region': (ctx) => regionEntriesWithin(ctx, 'directory.enterprise.edit') },
  filter: enterpriseConditions,
  list: (ctx, filter, most) =>
    listEnterprises(ctx, { ...(filter as EnterpriseConditions), page: 1, pageSize: most }),
  async find(ctx, ids) {
    const seen = await visibleEnterprises(ctx, ids)
    return [...(await queries.enterprisesById(ctx.db, [...seen])).values()]
  },
  lock: lockedEnterprise,
  ref: enterpriseRef,
  name: (row) => row.name,
  version: (row) => row.lockVersion,
})
