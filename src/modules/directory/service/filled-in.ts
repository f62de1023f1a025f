import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { organisationNames } from '../queries/organisation.ts'

/** In the title row of a ledger: the unit and person that fill it in, and the day of the data. */
export async function filledIn(ctx: Context): Promise<string[]> {
  const { orgId, name } = ctx.actor
  const unit = orgId === null ? undefined : (await organisationNames(ctx.db, [orgId])).get(orgId)
  return [
    ...(unit === undefined ? [] : [`填报单位：${unit}`]),
    `填报人：${name}`,
    `数据截至：${businessDay(ctx.clock)}`,
  ]
}
