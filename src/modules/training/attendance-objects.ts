import { sql } from 'kysely'
import type { Guards } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { visibleHours } from './queries/attendance/hours.ts'
import {
  attendancePlaces,
  feePlaces,
  hoursTitles,
  leavePlaces,
  type Placed,
  visibleProfiles,
} from './queries/attendance/objects.ts'
import { visibleClasses } from './queries/class.ts'

/** How attendance, leave, fees and hours are named in threads. */
export const attendanceDescribers: Describers = {
  'training.attendance': async (db, ids) => titled(await attendancePlaces(db, ids)),
  'training.leave': async (db, ids) => titled(await leavePlaces(db, ids)),
  'training.fee': async (db, ids) => titled(await feePlaces(db, ids)),
  'training.hours': async (db, ids) =>
    new Map([...(await hoursTitles(db, ids))].map(([id, title]) => [id, { title, href: '/training/hours' }])),
  'training.traineeProfile': async (db, ids) => {
    const rows = await db
      .selectFrom('directory.person')
      .select(['id', 'name'])
      .where(sql<boolean>`id::text = any(${ids})`)
      .execute()
    return new Map(rows.map(({ id, name }) => [id, { title: name, href: '/training/hours' }]))
  },
}

const titled = (places: ReadonlyMap<string, Placed>) =>
  new Map(
    [...places].map(([id, { title, classId }]) => [
      id,
      { title, href: `/training/classes/${classId}/attendance` },
    ]),
  )

/** Who may see them there: what happened in a class, whoever runs it; hours and ranks, who reads the ledger. */
export const attendanceGuards: Guards = {
  'training.attendance': (ctx, ids) => runners(ctx, ids, attendancePlaces),
  'training.leave': (ctx, ids) => runners(ctx, ids, leavePlaces),
  'training.fee': (ctx, ids) => runners(ctx, ids, feePlaces),
  'training.hours': visibleHours,
  'training.traineeProfile': visibleProfiles,
}

async function runners(
  ctx: Parameters<Guards[string]>[0],
  ids: string[],
  places: typeof attendancePlaces,
): Promise<Set<string>> {
  const found = await places(ctx.db, ids)
  const classIds = [...new Set([...found.values()].map(({ classId }) => classId))]
  const seen = await visibleClasses(ctx, classIds, 'training.class.run')
  return new Set([...found].filter(([, { classId }]) => seen.has(classId)).map(([id]) => id))
}
