import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Guard } from '#platform/rights/rights.ts'
import type { Describer } from '#platform/thread/thread.ts'
import { visibleClasses } from './class.ts'
import { nominationsInReach } from './enrolment/nomination.ts'

/** Names and addresses of nominations for threads. */
export const nominationTitles: Describer = async (db, ids) => {
  const rows = await db
    .selectFrom('training.nomination as n')
    .innerJoin('directory.person as p', 'p.id', 'n.person_id')
    .select(['n.id', 'n.class_id', 'p.name'])
    .where(sql<boolean>`n.id::text = any(${ids})`)
    .execute()
  return new Map(
    rows.map((row) => [row.id, { title: row.name, href: `/training/classes/${row.class_id}/enrolment` }]),
  )
}

/** The same of sessions. */
export const sessionTitles: Describer = async (db, ids) => {
  const rows = await db
    .selectFrom('training.session')
    .select(['id', 'class_id', 'title'])
    .where(sql<boolean>`id::text = any(${ids})`)
    .execute()
  return new Map(rows.map((row) => [row.id, { title: row.title, href: `/training/classes/${row.class_id}` }]))
}

/** A session is seen by whoever sees its class. */
export const visibleSessions: Guard = async (ctx, ids) => {
  const rows = await ctx.db
    .selectFrom('training.session')
    .select(['id', 'class_id'])
    .where(sql<boolean>`id::text = any(${ids})`)
    .execute()
  return ofClasses(rows, await visibleClasses(ctx, classIdsOf(rows)))
}

/** A nomination is seen by whoever runs its class, the unit that nominates, and the person. */
export const visibleNominations: Guard = async (ctx, ids) =>
  new Set([
    ...(await nominationsRun(ctx, ids)),
    ...(await nominationsInReach(ctx, ids, 'training.nomination.read')),
  ])

/** What was decided of it and why is seen by whoever runs its class and by the unit; the person is not told why. */
export const visibleEligibility: Guard = async (ctx, ids) =>
  new Set([
    ...(await nominationsRun(ctx, ids)),
    ...(await nominationsInReach(ctx, ids, 'training.nomination.read', 'unit')),
  ])

async function nominationsRun(ctx: Context, ids: string[]): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('training.nomination')
    .select(['id', 'class_id'])
    .where(sql<boolean>`id::text = any(${ids})`)
    .execute()
  return ofClasses(rows, await visibleClasses(ctx, classIdsOf(rows), 'training.class.run'))
}

type Part = { id: string; class_id: string }
const classIdsOf = (rows: readonly Part[]) => [...new Set(rows.map((row) => row.class_id))]
const ofClasses = (rows: readonly Part[], seen: ReadonlySet<string>) =>
  new Set(rows.filter((row) => seen.has(row.class_id)).map((row) => row.id))
