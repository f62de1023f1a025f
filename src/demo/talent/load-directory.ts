import { usualWeights } from '#modules/talent/contract/shortage-index.ts'
import { draftDirectoryIn, publishDirectoryIn } from '#modules/talent/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'

/**
 * Last year's shortage directory, published, and this year's draft, from the needs of the demo city. Where no need has data of
 * last year, the older half of those of this year stands for it, and the directory says so. Without needs it does nothing.
 */
export async function loadShortageDirectories(tx: Context): Promise<void> {
  const year = Number(businessDay(tx.clock).slice(0, 4))
  const days = (
    await tx.db
      .selectFrom('talent.need')
      .select('as_of_on')
      .where('kind', '=', 'post')
      .where('state', '<>', 'closed')
      .where('deleted_at', 'is', null)
      .orderBy('as_of_on')
      .execute()
  ).map((row) => row.as_of_on)
  if (days.length === 0) return
  const within = (one: number) => ({ fromOn: `${one}-01-01`, toOn: `${one}-12-31` })
  const hasOf = (one: number) => days.some((day) => day.startsWith(`${one}-`))
  const input = (one: number) => ({
    year: one,
    title: `${one}年度急需紧缺人才目录`,
    weights: usualWeights,
  })
  const real = hasOf(year - 1)
  const last = await draftDirectoryIn(
    tx,
    {
      ...input(year - 1),
      ...(real ? within(year - 1) : { fromOn: days[0]!, toOn: days[Math.floor((days.length - 1) / 2)]! }),
      note: real ? '演示数据。' : '演示数据：以较早的一半演示需求代表上一年度。',
    },
    true,
  )
  await publishDirectoryIn(tx, last.id, last.lockVersion)
  // Around the new year the needs may all be of the year before.
  const period = hasOf(year) ? within(year) : { fromOn: days[0]!, toOn: days.at(-1)! }
  await draftDirectoryIn(tx, { ...input(year), ...period, note: '演示数据。' }, true)
}
