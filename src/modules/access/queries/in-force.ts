import { sql } from 'kysely'

/** Whether a person `p` (joined, null for an account without one) is in service on a day: one who left acts no more. */
export const inService = (today: string) => sql`(p.left_on is null or p.left_on > ${today}::date)`

/** Whether a grant `g` is in its term on a day and was not ended. */
export const inTerm = (today: string) => sql`g.ended_at is null and g.since_on <= ${today}::date
  and (g.until_on is null or g.until_on >= ${today}::date)`

/**
 * Whether a grant `g` gives what a permission `r` of its role says. One that waits to be confirmed gives nothing, but
 * for a role that is anchored to chains: that one loses only what is measured from an organisation.
 */
export const gives = sql`(g.held_at is null or (g.held_because = 'moved' and r.scope_kind not in ('ownOrg', 'subtree')
  and exists (select from access.role h where h.code = g.role_code and 'chains' = any(h.needs))))`
