import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { may } from '#platform/rights/rights.ts'
import { scopeFilter } from '#platform/rights/scope-filter.ts'
import type { SharingLevel } from '../../contract/course.ts'

const read = 'training.course.read'
const edit = 'training.course.edit'

/**
 * The courses `c` that the actor may see, by how they are shared: public ones by whoever reads courses at all; those of
 * the city by officials, whose right reaches the whole city; those of a class by whoever keeps the courses of its host; none in the recycle bin.
 */
export function coursesInSight(ctx: Pick<Context, 'actor'>): RawBuilder<SqlBool> {
  if (!may(ctx, read)) return sql<SqlBool>`false`
  const levels: SharingLevel[] = may(ctx, read, {}) ? ['public', 'city'] : ['public']
  return sql<SqlBool>`(c.deleted_at is null and (c.sharing = any(${levels}) or ${scopeFilter(ctx, edit, { orgIds: [sql`c.host_org_id`] })}))`
}

/** The same for one course. */
export function seesCourse(
  ctx: Pick<Context, 'actor'>,
  course: { sharing: SharingLevel; hostOrgId: string },
): boolean {
  if (!may(ctx, read)) return false
  return (
    course.sharing === 'public' ||
    (course.sharing === 'city' && may(ctx, read, {})) ||
    may(ctx, edit, { orgIds: [course.hostOrgId] })
  )
}
