import { chainEntries } from '#modules/chains/index.ts'
import { regionEntries } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { refuseInUse } from '#platform/db/editing.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import { type VenueInput, venueInput } from '../../contract/venue.ts'
import { venueTable } from '../../contract/venue-table.ts'
import * as queries from '../../queries/venue.ts'
import { venueRef } from '../../refs.ts'
import { enterVenue, heldVenue, saveVenue, venueChanged } from './venues.ts'

const edit = 'training.venue.edit'

/** How classrooms and field sites come in as a table; contact and enterprise are entered by hand. */
export const venueImport = rowByRow({
  table: venueTable,
  permission: edit,
  pages: { list: '/training/venues', one: (id) => `/training/venues?id=${id}` },
  faultWords: {
    'training.venue.twice': {
      zh: '该地已有同名场地',
      en: 'the library has a venue of this name there already',
    },
    'chains.chain.unknown': { zh: '没有这条产业链', en: 'there is no such chain' },
  },
  object: venueRef,
  dictionaries: async (ctx) => ({
    'chains.chain': await chainEntries(ctx),
    'directory.region': await regionEntries(ctx),
  }),
  find: (ctx, rows) =>
    queries.venuesNamed(
      ctx.db,
      rows.map(({ name, regionCode }) => ({ name: String(name), regionCode: String(regionCode) })),
    ),
  async current(ctx, ids) {
    return new Map((await queries.venuesById(ctx.db, ids)).map((one) => [one.id, toEntered(one)]))
  },
  async create(tx, id, entered, more) {
    requireRight(tx, edit, {})
    await enterVenue(tx, { ...readRow(entered), id }, more)
  },
  async change(tx, id, entered, more, isRevert) {
    requireRight(tx, edit, {})
    const before = await heldVenue(tx, id)
    const { contactName: _name, contactPhone: _phone, enterpriseId: _firm, ...row } = readRow(entered)
    const action = isRevert ? 'training.venue.importReverted' : 'training.venue.update'
    await saveVenue(tx, before, { ...row, unavailable: before.unavailable }, action, more)
  },
  remove: removeVenue,
})

const readRow = (entered: Entered): VenueInput => venueInput.parse(entered)

const toEntered = (record: queries.VenueRecord): Entered =>
  Object.fromEntries(
    Object.keys(venueTable.columns).map((key) => [key, record[key as keyof queries.VenueRecord]]),
  )

async function removeVenue(tx: Context, id: string, reason: string): Promise<void> {
  requireRight(tx, edit, {})
  const before = await heldVenue(tx, id)
  await refuseInUse(venueRef(id), () => queries.deleteVenue(tx.db, id))
  const change = venueChanged('training.venue.importReverted', before, before)
  await recordChanges(tx, [{ ...change, after: null, reason }])
}
