import { nodeEntries } from '#modules/chains/index.ts'
import { regionEntries } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import { type InstituteInput, instituteInput } from '../../contract/institute.ts'
import { instituteTable } from '../../contract/institute-table.ts'
import * as queries from '../../queries/institute.ts'
import { instituteRef } from '../../refs.ts'
import { heldInstitute, instituteChanged } from './institute-records.ts'
import { enterInstitute, saveInstitute } from './institutes.ts'

const edit = 'talent.institute.edit'

/** How institutes come in as a table, each the one of its name. */
export const instituteImport = rowByRow({
  table: instituteTable,
  permission: edit,
  pages: { list: '/talent/institutes', one: (id) => `/talent/institutes/${id}` },
  faultWords: {
    'talent.institute.twice': {
      zh: '该院校代码已属于另一所院校',
      en: 'another institute has this code already',
    },
    'talent.institute.nodeUnknown': { zh: '没有这个产业链环节', en: 'there is no such node' },
    'directory.region.unknown': { zh: '没有这个县区', en: 'there is no such county' },
  },
  object: instituteRef,
  dictionaries: async (ctx) => ({
    'chains.node': await nodeEntries(ctx),
    'directory.region': await regionEntries(ctx),
  }),
  find: (ctx, rows) =>
    queries.institutesNamed(
      ctx.db,
      rows.map(({ name }) => String(name)),
    ),
  async current(ctx, ids) {
    return new Map((await queries.institutesById(ctx.db, ids)).map((one) => [one.id, toEntered(one)]))
  },
  async create(tx, id, entered, more) {
    await enterInstitute(tx, { ...readRow(entered), id }, more)
  },
  async change(tx, id, entered, more, isRevert) {
    requireRight(tx, edit)
    const { contactPhone: _phone, contactEmail: _email, ...row } = readRow(entered)
    const action = isRevert ? 'talent.institute.importReverted' : 'talent.institute.update'
    await saveInstitute(tx, await heldInstitute(tx, id), row, action, more)
  },
  async remove(tx, id, reason) {
    requireRight(tx, edit)
    const before = await heldInstitute(tx, id)
    // The database would delete yearly figures with it.
    if (before.lastYear !== null)
      throw new AppError('conflict', 'platform.object.inUse', `institute ${id} has figures`, {
        ...instituteRef(id),
      })
    await queries.deleteInstitute(tx.db, id)
    const change = instituteChanged('talent.institute.importReverted', before, before)
    await recordChanges(tx, [{ ...change, after: null, reason }])
  },
})

const readRow = (entered: Entered): InstituteInput => instituteInput.parse(entered)

const toEntered = (record: queries.InstituteRecord): Entered =>
  Object.fromEntries(
    Object.keys(instituteTable.columns).map((key) => [key, record[key as keyof queries.InstituteRecord]]),
  )
