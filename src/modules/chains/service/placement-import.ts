import { findEnterpriseId } from '#modules/directory/index.ts'
import { AppError } from '#platform/errors.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import { tidyDecimal } from '#platform/tabular/read/amount.ts'
import { placementTable } from '../contract/placement-table.ts'
import * as queries from '../queries/placement.ts'
import { placementRef } from '../refs.ts'
import { nodeEntries } from './entries.ts'
import { changePlacement, placeEnterprise, takeAway } from './placements.ts'

/** How places of enterprises come in as a table: a row means the place of its enterprise on its node. */
export const placementImport = rowByRow({
  table: placementTable,
  permission: 'chains.placement.edit',
  pages: { list: '/atlas', one: () => null },
  faultWords: {
    'directory.enterprise.unknown': {
      zh: '企业名录中没有该统一社会信用代码的企业',
      en: 'the register has no enterprise with this code',
    },
    'chains.placement.shareExceeded': {
      zh: '该企业各环节产值占比合计超过 100%，至多还能填 {{left}}%',
      en: 'the shares of this enterprise pass 100 %; at most {{left}} % is left',
    },
  },
  object: placementRef,
  dictionaries: async (ctx) => ({ 'chains.node': await nodeEntries(ctx) }),
  find: (ctx, rows) =>
    queries.placesOf(
      ctx.db,
      rows.map(({ uscc, nodeCode }) => ({ uscc: String(uscc), nodeCode: String(nodeCode) })),
    ),
  async current(ctx, ids) {
    const found = await queries.placementsById(ctx.db, ids)
    return new Map(found.map((place) => [place.id, toEntered(place)]))
  },
  async create(tx, id, entered, more) {
    const uscc = String(entered.uscc)
    const enterpriseId = await findEnterpriseId(tx.db, uscc)
    if (enterpriseId === null)
      throw new AppError('badInput', 'directory.enterprise.unknown', `there is no enterprise ${uscc}`, {
        field: 'uscc',
        uscc,
      })
    await placeEnterprise(
      tx,
      { id, enterpriseId, nodeCode: String(entered.nodeCode), ...valuesOf(entered) },
      more,
    )
  },
  async change(tx, id, entered, more, isRevert) {
    const action = isRevert ? 'chains.placement.importReverted' : 'chains.placement.update'
    await changePlacement(tx, id, null, valuesOf(entered), action, more)
  },
  remove: (tx, id, reason) => takeAway(tx, id, null, reason),
})

const valuesOf = (entered: Entered): queries.PlacementValues => ({
  ...(entered as unknown as queries.PlacementValues),
  sharePercent: Number(entered.sharePercent),
})

const toEntered = (place: queries.Placement & { uscc: string }): Entered => ({
  uscc: place.uscc,
  nodeCode: place.nodeCode,
  sharePercent: tidyDecimal(String(place.sharePercent)),
  role: place.role,
  evidence: place.evidence,
  source: place.source,
  asOfOn: place.asOfOn,
})
