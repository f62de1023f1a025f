import { type RawBuilder, sql } from 'kysely'
import type { Light } from '../contract/index.ts'
import { paceThresholds } from '../rules/pace.ts'

/**
 * The light of a task as `paceOf` computes it (rules/pace.ts), in SQL over `matters.task as t`, its instance `i` and its
 * last report `l`, so that lists can be filtered and put in order by it. Shares are rounded in the same two places.
 */
export function paceLight(today: string): RawBuilder<Light> {
  const elapsed = sql`round(least(1, greatest(0, (${today}::date - t.starts_on + 1)::numeric / (t.due_on - t.starts_on + 1))) * 100, 1)`
  const behind = sql`(${elapsed} - coalesce(l.percent, 0))`
  return sql<Light>`case
    when i.state in ('drafted', 'cancelled') then 'grey'
    when i.state = 'done' then 'green'
    when t.due_on < ${today}::date or round(${behind}, 1) > ${paceThresholds.redBehind}::numeric then 'red'
    when round(${behind}, 1) > ${paceThresholds.amberBehind}::numeric then 'amber'
    else 'green' end`
}
