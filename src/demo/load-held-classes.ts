import { sql } from 'kysely'
import { classRef, getClass, insertNominations, nominationRef } from '#modules/training/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { loaded } from './loaded.ts'

type DemoClass = Awaited<ReturnType<typeof getClass>>

/** Kinds of unit that send people, and how many of each unit go. */
const senders = ['countyGovernment', 'bureau', 'zoneCommittee', 'serviceCentre', 'enterprise']
const mostTrainees = 28

/** Who attended the classes that were held. */
export async function loadHeldClasses(tx: Context): Promise<void> {
  const rows = await tx.db
    .selectFrom('platform.workflow_instance')
    .select('object_id')
    .where('object_kind', '=', 'training.class')
    .where('state', 'in', ['enrolled', 'running', 'finished', 'evaluated', 'closed'])
    .orderBy('object_id')
    .execute()
  const classes = await Promise.all(rows.map(({ object_id }) => getClass(tx, object_id)))
  for (const [index, one] of classes.sort((a, b) => a.number - b.number).entries()) {
    await loadTrainees(tx, one, index)
  }
}

async function loadTrainees(tx: Context, one: DemoClass, round: number): Promise<void> {
  const { rows } = await sql<{ id: string; org_id: string }>`
    select id, org_id from (
      select p.id, p.org_id, row_number() over (partition by p.org_id order by p.staff_no) as place, o.position
      from directory.person p join directory.organisation o on o.id = p.org_id
      where p.left_on is null and o.kind = any(${senders})) ranked
    where place = ${1 + (round % 2)} order by position limit ${Math.min(mostTrainees, one.seats)}`.execute(
    tx.db,
  )
  const nominations = rows.map((row) => ({
    classId: one.id,
    personId: row.id,
    unitOrgId: row.org_id,
    state: 'selected' as const,
    seat: 'hall' as const,
  }))
  const by = { id: tx.actor.id, name: tx.actor.name, isDemo: true }
  const ids = await insertNominations(tx.db, nominations, by, tx.clock.now())
  await recordChanges(
    tx,
    nominations.map((nomination, index) =>
      loaded(nominationRef(ids[index] ?? ''), nomination, [
        { from: nominationRef(ids[index] ?? ''), relation: 'nominatedFor', to: classRef(one.id) },
      ]),
    ),
  )
}
