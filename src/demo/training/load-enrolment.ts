import { sql } from 'kysely'
import {
  adoptIn,
  confirmNominationsIn,
  getClass,
  nominateIn,
  openSeatsIn,
  proposeClassQuotas,
  proposeSelectionIn,
  saveQuotasIn,
  selectEverybodyIn,
  tellEnrolmentIn,
} from '#modules/training/index.ts'
import type { Context } from '#platform/context.ts'

const settings = { spacingDays: 30, unitShare: 0.34, kindLimits: [] }

/** So many trainees were sent to a class that was held, and so many more were nominated in vain for the second. */
const places = 28
const leftOut = 5

/**
 * Who attended a class that was held: each unit sent one of its people, a different one for each class. For the second
 * class some were nominated in vain, so that they go first the next time.
 *
 * @param round 0 for the first class.
 */
export async function enrolHeldClass(tx: Context, id: string, round: number): Promise<void> {
  const { quotas } = await proposeClassQuotas(tx, { id, places })
  await saveQuotasIn(tx, id, 1, quotas, settings)
  for (const { unitId, seats } of quotas)
    await nominateIn(tx, { id, unitId, personIds: await peopleBelow(tx, unitId, seats, round) }, true)
  if (round === 0) {
    await selectEverybodyIn(tx, { id, lockVersion: 2 })
    return
  }
  await confirmNominationsIn(tx, id)
  const runId = await proposeSelectionIn(tx, id, true)
  const { rows } = await sql<{ id: string }>`
    select value as id from training.selection_run r, jsonb_array_elements_text(r.proposal->'selected') with ordinality s(value, n)
    where r.id = ${runId} order by s.n desc limit ${leftOut}`.execute(tx.db)
  await adoptIn(tx, {
    id: runId,
    lockVersion: 2,
    deviations: rows.map((row) => ({
      nominationId: row.id,
      to: 'leftOut',
      reason: '会场临时调整，座位减少，安排参加下一班次（演示）',
    })),
  })
}

/** Places handed out for the class that takes nominations now: more than it has seats, so that it is to be selected. */
const wanted = 64
/** Units whose people can still be nominated, so that it can be tried. */
const open = ['government-341181', 'economy-information', 'committee-341172']

/** The class that takes nominations: oversubscribed, with some who were drafted not long ago, and a first proposal. */
export async function loadEnrolment(tx: Context): Promise<void> {
  const row = await tx.db
    .selectFrom('platform.workflow_instance')
    .select('object_id')
    .where('object_kind', '=', 'training.class')
    .where('state', '=', 'enrolling')
    .executeTakeFirst()
  if (row === undefined) return
  const { id } = await getClass(tx, row.object_id)
  const by: Context = { ...tx, jobs: { enqueue: () => Promise.resolve() } }
  const { quotas } = await proposeClassQuotas(by, { id, places: wanted })
  const organisations = await sql<{ id: string }>`
    select id from directory.organisation where code = any(${open})`.execute(tx.db)
  const leavesOne = new Set(organisations.rows.map((one) => one.id))
  const given = quotas.map((one) => ({
    ...one,
    seats: leavesOne.has(one.unitId) ? Math.max(2, one.seats) : one.seats,
    least: one.audience === 'county' ? 1 : 0,
  }))
  await saveQuotasIn(
    by,
    id,
    1,
    given,
    // Whoever attended the class before, five weeks ago, is not drafted again so soon.
    { spacingDays: 40, unitShare: 0.5, kindLimits: [{ kind: 'enterprise', min: 2, max: 8 }] },
  )
  await openSeatsIn(
    by,
    { id, kind: 'online', seats: 4, reason: '基层单位报名踊跃，增设线上分会场（演示）' },
    true,
  )
  for (const [index, { unitId, seats }] of given.entries()) {
    const count = leavesOne.has(unitId) ? seats - 1 : seats
    // Every fourth unit sends again whom it sent to the second class.
    const personIds = await peopleBelow(by, unitId, count, index % 4 === 0 ? 1 : 2)
    await nominateIn(by, { id, unitId, personIds }, true)
  }
  await tellEnrolmentIn(by, { what: 'opened', classId: id, nominationIds: [] })
  await confirmNominationsIn(by, id)
  await proposeSelectionIn(by, id, true)
}

/** So many people of a unit and what stands below it, beginning after the first few, in the order of their numbers. */
async function peopleBelow(tx: Context, unitId: string, count: number, skip: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select id from directory.organisation where id = ${unitId}
      union
      select o.id from directory.organisation o join below b on o.parent_id = b.id
    )
    select p.id from directory.person p join below b on b.id = p.org_id
    where p.left_on is null order by p.staff_no`.execute(tx.db)
  const from = skip % Math.max(1, rows.length)
  return [...rows.slice(from), ...rows.slice(0, from)].slice(0, count).map((row) => row.id)
}
