import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { PlatformCalendarDay } from '../db/tables.generated.ts'

/** An entry made here: what a day is, and who says so. */
export interface EnteredDay {
  day: string
  isWorkday: boolean
  name: string
  source: string
  lockVersion: number
}

const toDay = (row: Selectable<PlatformCalendarDay>): EnteredDay => ({
  day: row.day,
  isWorkday: row.is_workday,
  name: row.name,
  source: row.source,
  lockVersion: row.lock_version,
})

export async function calendarVersion(db: Db): Promise<string> {
  const row = await db.selectFrom('platform.calendar_state').select('version').executeTakeFirstOrThrow()
  return row.version
}

/** Gives the calendar a new version and holds it, so that edits take turns. */
export async function renewVersion(db: Db): Promise<void> {
  await sql`update platform.calendar_state set version = gen_random_uuid()`.execute(db)
}

export async function listEnteredDays(db: Db, from: string, to: string): Promise<EnteredDay[]> {
  const rows = await db
    .selectFrom('platform.calendar_day')
    .selectAll()
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .execute()
  return rows.map(toDay)
}

export async function findEnteredDay(db: Db, day: string): Promise<EnteredDay | null> {
  const row = await db
    .selectFrom('platform.calendar_day')
    .selectAll()
    .where('day', '=', day)
    .executeTakeFirst()
  return row === undefined ? null : toDay(row)
}

/** The years whose notice was entered, with its source. */
export async function listEnteredYears(db: Db): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('platform.calendar_year')
    .select(['year', 'source'])
    .where('source', 'is not', null)
    .$narrowType<{ source: string }>()
    .execute()
  return new Map(rows.map((row) => [row.year, row.source]))
}

/** Enters days or changes what was entered. */
export async function putDays(
  db: Db,
  days: Omit<EnteredDay, 'lockVersion'>[],
  at: Date,
  by: string,
): Promise<void> {
  await db
    .insertInto('platform.calendar_day')
    .values(
      days.map((entry) => ({
        day: entry.day,
        is_workday: entry.isWorkday,
        name: entry.name,
        source: entry.source,
        changed_at: at,
        changed_by: by,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('day').doUpdateSet((set) => ({
        is_workday: set.ref('excluded.is_workday'),
        name: set.ref('excluded.name'),
        source: set.ref('excluded.source'),
        changed_at: set.ref('excluded.changed_at'),
        changed_by: set.ref('excluded.changed_by'),
        lock_version: sql<number>`calendar_day.lock_version + 1`,
      })),
    )
    .execute()
}

export async function deleteDays(db: Db, from: string, to: string): Promise<void> {
  await db.deleteFrom('platform.calendar_day').where('day', '>=', from).where('day', '<=', to).execute()
}

/** Version of everything entered for a year; 1 while nothing ever was. */
export async function yearVersion(db: Db, year: number): Promise<number> {
  const row = await db
    .selectFrom('platform.calendar_year')
    .select('lock_version')
    .where('year', '=', year)
    .executeTakeFirst()
  return row?.lock_version ?? 1
}

/** Gives a year its next version, with the source of its notice where one was entered. */
export async function renewYear(
  db: Db,
  year: number,
  at: Date,
  by: string,
  source: string | null = null,
): Promise<void> {
  const values = { changed_at: at, changed_by: by, ...(source === null ? {} : { source }) }
  await db
    .insertInto('platform.calendar_year')
    .values({ year, source, changed_at: at, changed_by: by, lock_version: 2 })
    .onConflict((conflict) =>
      conflict
        .column('year')
        .doUpdateSet({ ...values, lock_version: sql<number>`calendar_year.lock_version + 1` }),
    )
    .execute()
}
