import { z } from 'zod'
import { type Undoer, undoLink, withTold } from '#platform/audit/undoer.ts'
import { businessDay } from '#platform/clock.ts'
import { AppError } from '#platform/errors.ts'
import { guardBy } from '#platform/rights/rights.ts'
import { organisationInput } from '../contract/organisation.ts'
import * as queries from '../queries/organisation.ts'
import { mayHangUnder } from '../rules/tree.ts'
import {
  lockOpenParent,
  nameOf,
  recordEdit,
  requireOrganisation,
  requireRegion,
} from './organisation-edits.ts'
import { keepNameThatEnds, refuseTaken } from './organisation-names.ts'
import { unknownOrganisation } from './organisations.ts'

const restored = organisationInput.extend({ parentId: z.uuid().nullable() })

/**
 * Takes back a change of an organisation's data or of its place in the tree. A name that was taken by mistake is no
 * former name. Closing and reopening are undone by each other.
 */
export const organisationUndoer: Undoer = {
  actions: ['directory.organisation.update', 'directory.organisation.move', 'directory.organisation.undo'],
  permission: 'directory.organisation.edit',
  editable: guardBy('directory.organisation.edit', queries.belongingOfOrganisations),
  lock: async (tx, change) => {
    await queries.holdTree(tx.db)
    const record = await queries.lockOrganisation(tx.db, change.object.id)
    if (record === null) return null
    const { regionName: _, ...own } = record
    return withTold(change, own)
  },
  restore: async (tx, change) => {
    const before = await queries.lockOrganisation(tx.db, change.object.id)
    if (before === null) throw unknownOrganisation(change.object.id)
    const { id } = before
    const { parentId, ...input } = restored.parse(change.before)
    requireOrganisation(tx, { id, regionCode: input.regionCode })
    await requireRegion(tx, input.regionCode)
    if (parentId !== before.parentId) {
      requireOrganisation(tx, await lockOpenParent(tx, parentId))
      if (!mayHangUnder(await queries.allOrganisations(tx.db), id, parentId)) {
        throw new AppError(
          'badInput',
          'directory.organisation.underItself',
          'an organisation cannot hang under itself or what is below it',
          { field: 'parentId', id, parentId },
        )
      }
      await queries.placeOrganisation(tx.db, id, { parentId })
    }
    const name = await nameOf(tx, input, before.enterpriseId)
    if (name !== before.name && !(await queries.dropFormerName(tx.db, id, name)))
      await keepNameThatEnds(tx, before, name, businessDay(tx.clock))
    await refuseTaken(() => queries.updateOrganisation(tx.db, id, { ...input, name }))
    await recordEdit(tx, before, 'directory.organisation.undo', null, [undoLink(change)])
  },
}
