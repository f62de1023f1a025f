import { personEntries, personRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import { hoursFields, hoursTable, rankBand, traineeProfileTable } from '../../contract/index.ts'
import { deleteProfile } from '../../queries/attendance/hours-writes.ts'
import {
  type EnteredHours,
  enteredHoursById,
  enteredHoursOf,
  profilesOf,
} from '../../queries/attendance/imports.ts'
import { hoursRef, traineeProfileRef } from '../../refs.ts'
import { saveProfile } from './compliance.ts'
import { changeEntryIn, enterHours, revokeEntryIn } from './entries.ts'

const edit = 'training.hours.edit'
const personFaults = { 'directory.person.unknown': { zh: '没有该人员', en: 'there is no such person' } }
const dictionaries = async (ctx: Context) => ({ 'directory.person': await personEntries(ctx) })

const keyOf = (one: Entered | EnteredHours): string =>
  JSON.stringify([one.personId, one.kind, one.source, one.earnedOn])

/** How hours earned elsewhere come in as a table. What a batch brought is revoked with it, as any entry. */
export const hoursImport = rowByRow({
  table: hoursTable,
  permission: edit,
  pages: { list: '/training/hours?part=ledger', one: () => null },
  faultWords: {
    ...personFaults,
    'training.hours.future': { zh: '完成日期不能晚于今天', en: 'hours are earned no later than today' },
    'training.hours.none': { zh: '学时应大于零', en: 'an entry is of more than no hours' },
    'training.hours.twice': { zh: '该学时已经登记', en: 'these hours were entered already' },
    'training.hours.unknown': { zh: '没有这条学时记录', en: 'there is no such entry' },
  },
  object: hoursRef,
  dictionaries,
  async find(ctx, rows) {
    const people = [...new Set(rows.map(({ personId }) => String(personId)))]
    const stored = new Map((await enteredHoursOf(ctx.db, people)).map((one) => [keyOf(one), one.id]))
    return rows.map((row) => stored.get(keyOf(row)) ?? null)
  },
  async current(ctx, ids) {
    const stored = await enteredHoursById(ctx.db, ids)
    return new Map(stored.map(({ id, ...entered }) => [id, entered]))
  },
  async create(tx, id, entered, more) {
    await enterHours(tx, { ...hoursFields.parse(entered), id }, more)
  },
  async change(tx, id, entered, more) {
    const { hours, evidence } = hoursFields.parse(entered)
    await changeEntryIn(tx, id, { hours, evidence }, more)
  },
  async remove(tx, id, reason) {
    await revokeEntryIn(tx, { id, lockVersion: null, reason })
  },
})

const toProfile = (entered: Entered) => ({
  personId: String(entered.personId),
  band: rankBand.parse(entered.band),
  promotedOn: typeof entered.promotedOn === 'string' ? entered.promotedOn : null,
})

/** How ranks and days of promotion come in as a table. */
export const traineeProfileImport = rowByRow({
  table: traineeProfileTable,
  permission: edit,
  pages: { list: '/training/hours?part=people', one: () => null },
  faultWords: personFaults,
  object: traineeProfileRef,
  dictionaries,
  idOf: ({ personId }) => String(personId),
  async find(ctx, rows) {
    const ids = rows.map(({ personId }) => String(personId))
    const known = new Set((await profilesOf(ctx.db, ids)).map(({ personId }) => personId))
    return ids.map((id) => (known.has(id) ? id : null))
  },
  async current(ctx, ids) {
    return new Map((await profilesOf(ctx.db, ids)).map((one) => [one.personId, { ...one }]))
  },
  async create(tx, _id, entered, more) {
    await saveProfile(tx, toProfile(entered), more)
  },
  async change(tx, _id, entered, more) {
    await saveProfile(tx, toProfile(entered), more)
  },
  async remove(tx, id, reason) {
    requireRight(tx, edit, {})
    await deleteProfile(tx.db, id)
    await recordChanges(tx, [
      {
        action: 'training.traineeProfile.importReverted',
        object: traineeProfileRef(id),
        before: { personId: id },
        after: null,
        reason,
        links: [{ from: traineeProfileRef(id), relation: 'about', to: personRef(id) }],
      },
    ])
  },
})
