import { bulkTarget } from '#platform/bulk/bulk-target.ts'
import { plainField } from '#platform/bulk/source.ts'
import { needBulkFields } from '../../contract/bulk.ts'
import { type NeedFilter, needFilter } from '../../contract/index.ts'
import { listNeeds, needsById, type StoredNeed, visibleNeeds } from '../../queries/need.ts'
import { needRef } from '../../refs.ts'
import { fieldsOf, requireEditable, saveNeed } from './enter-need.ts'
import { lockedNeed } from './show-need.ts'

/** Needs edited together. */
export const needBulk = bulkTarget<StoredNeed, keyof typeof needBulkFields.fields>({
  bulk: needBulkFields,
  fields: {
    weight: plainField(
      (row) => String(row.weight),
      async (tx, row, weight, { isUndo, links }) => {
        requireEditable(tx, row)
        const action = isUndo ? 'training.need.undo' : 'training.need.update'
        await saveNeed(tx, row, { ...fieldsOf(row), weight: Number(weight) }, action, links)
      },
    ),
  },
  dictionaries: {},
  filter: needFilter,
  list: (ctx, filter, most) => listNeeds(ctx, { ...(filter as NeedFilter), page: 1, pageSize: most }),
  find: async (ctx, ids) => needsById(ctx.db, [...(await visibleNeeds(ctx, ids))]),
  lock: lockedNeed,
  ref: needRef,
  name: (row) => row.statement,
  version: (row) => row.lockVersion,
})
