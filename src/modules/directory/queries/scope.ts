import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { scopeFilter } from '#platform/rights/scope-filter.ts'

/** What a person belongs to: the organisation, its region, and the account of the person that asks. */
export const personBelonging =
  (ctx: Pick<Context, 'actor'>) =>
  (person: { id: string; orgId: string; regionCode: string }): Belonging => ({
    orgIds: [person.orgId],
    regionCodes: [person.regionCode],
    accountIds: person.id === ctx.actor.personId ? [ctx.actor.id] : [],
  })

/** The same for lists: rows of `directory.person p` joined with `directory.organisation o`. */
export function peopleInReach(ctx: Pick<Context, 'actor'>, permission: Permission): RawBuilder<SqlBool> {
  return scopeFilter(ctx, permission, {
    orgIds: [sql`p.org_id`],
    regionCodes: [sql`o.region_code`],
    accountIds: [sql`case when p.id::text = ${ctx.actor.personId}::text then ${ctx.actor.id}::text end`],
  })
}

/** Everybody, for checks whose outcome must not hang on who asks. */
export const everybody: RawBuilder<SqlBool> = sql<SqlBool>`true`
