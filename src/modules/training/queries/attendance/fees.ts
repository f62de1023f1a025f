import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { TitleLevel } from '../../contract/index.ts'

/** A session that somebody teaches on a day, with the fee for it. */
export interface TaughtSession {
  id: string
  title: string
  on: string
  half: 'am' | 'pm'
  startsAt: string
  endsAt: string
  hours: number
  teacherId: string
  teacher: string
  level: TitleLevel
  amountAfterTax: string | null
  lockVersion: number | null
  /** The class in which the same lecture was paid for before. */
  paidIn: string | null
}

/** The sessions of a class that are taught by somebody. A lecture is the same where teacher and time are. */
export async function taughtSessions(db: Db, classId: string): Promise<TaughtSession[]> {
  const rows = await db
    .selectFrom('training.session as s')
    .innerJoin('training.teacher as t', 't.id', 's.teacher_id')
    .leftJoin('directory.person as p', 'p.id', 't.person_id')
    .leftJoin('training.session_fee as f', 'f.session_id', 's.id')
    .select(['s.id', 's.title', 's.held_on', 's.half', 's.starts_at', 's.ends_at', 's.hours', 's.teacher_id'])
    .select(['t.name as teacher_name', 'p.name as person_name', 't.level'])
    .select(['f.amount_after_tax', 'f.lock_version'])
    .select(
      sql<string | null>`(select k.title from training.session o
        join training.class k on k.id = o.class_id
        join training.session_fee paid on paid.session_id = o.id
        where o.class_id <> s.class_id and o.teacher_id = s.teacher_id and o.held_on = s.held_on
          and o.starts_at < s.ends_at and s.starts_at < o.ends_at and paid.amount_after_tax > 0
          and (f.session_id is null or (paid.created_at, paid.session_id) < (f.created_at, f.session_id))
        order by paid.created_at, paid.session_id limit 1)`.as('paid_in'),
    )
    .where('s.class_id', '=', classId)
    .where('s.held_on', 'is not', null)
    .orderBy('s.held_on')
    .orderBy('s.starts_at')
    .orderBy('s.id')
    .execute()
  return rows.flatMap((row) =>
    row.held_on === null || row.starts_at === null || row.ends_at === null || row.teacher_id === null
      ? []
      : [
          {
            id: row.id,
            title: row.title,
            on: row.held_on,
            half: row.half === 'am' ? ('am' as const) : ('pm' as const),
            startsAt: row.starts_at,
            endsAt: row.ends_at,
            hours: Number(row.hours),
            teacherId: row.teacher_id,
            teacher: row.person_name ?? row.teacher_name,
            level: row.level as TitleLevel,
            amountAfterTax: row.amount_after_tax,
            lockVersion: row.lock_version,
            paidIn: row.paid_in,
          },
        ],
  )
}

/** Enters or changes a fee; false when it is not the version that was seen any more. */
export async function putFee(
  db: Db,
  sessionId: string,
  lockVersion: number | null,
  amountAfterTax: string,
  isDemo: boolean,
  at: Date,
): Promise<boolean> {
  if (lockVersion === null) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('training.session_fee')
      .values({
        session_id: sessionId,
        amount_after_tax: amountAfterTax,
        is_demo: isDemo,
        created_at: at,
        updated_at: at,
      })
      .onConflict((conflict) => conflict.column('session_id').doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await db
    .updateTable('training.session_fee')
    .set({ amount_after_tax: amountAfterTax, updated_at: at, lock_version: sql<number>`lock_version + 1` })
    .where('session_id', '=', sessionId)
    .where('lock_version', '=', lockVersion)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
