import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Light } from '../contract/index.ts'

/**
 * The light of a problem as `limitOf` computes it (rules/limit.ts), in SQL over `platform.workflow_instance as i`, so
 * that lists can be filtered and put in order by it.
 */
export function limitLight(today: string): RawBuilder<Light> {
  return sql<Light>`case
    when i.stage = 'done' or i.state = 'merged' or i.due_on is null then 'grey'
    when i.due_on < ${today}::date then 'red'
    when i.warn_on <= ${today}::date then 'amber'
    else 'green' end`
}

/** Open and past its time limit. */
export const isOverdue = (today: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(i.stage <> 'done' and i.state <> 'merged' and i.due_on < ${today}::date)`
