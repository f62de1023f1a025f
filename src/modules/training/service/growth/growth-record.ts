import { personRef } from '#modules/directory/index.ts'
import { recordOccurrences } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { requireVisible, visibleObjects } from '#platform/rights/rights.ts'
import { describe } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { type GrowthEntry, type GrowthRecord, growthKinds } from '../../contract/growth.ts'
import type { TrainingPorts } from '../../ports.ts'
import { growthFacts, growthPerson } from '../../queries/growth.ts'
import { postsOf } from '../../queries/papers.ts'

type Ports = Pick<TrainingPorts, 'describers' | 'guards'>

/** One's own growth record; null for an account that stands for no person of the directory. */
export async function getOwnGrowth(ctx: Context, ports: Ports): Promise<GrowthRecord | null> {
  return ctx.actor.personId === null ? null : getGrowth(ctx, ports, ctx.actor.personId)
}

/**
 * What an official learned, answered for and brought about, the latest first, each with a way to it as far as the reader
 * may see it. Reading the record of somebody else is noted in the audit.
 *
 * @throws AppError `notFound` `directory.person.unknown` for a person unknown or out of reach.
 */
export async function getGrowth(ctx: Context, ports: Ports, personId: string): Promise<GrowthRecord> {
  const person = requireVisible(
    ctx,
    'training.growth.read',
    await growthPerson(ctx.db, personId),
    (one) => ({
      orgIds: [one.orgId],
      regionCodes: [one.regionCode],
      accountIds: one.id === ctx.actor.personId ? [ctx.actor.id] : [],
    }),
    () =>
      new AppError('notFound', 'directory.person.unknown', `there is no person ${personId}`, {
        id: personId,
      }),
  )
  if (person.id !== ctx.actor.personId)
    await inTransaction(ctx, async (tx) =>
      recordOccurrences(tx, [{ action: 'training.growth.read', object: personRef(person.id), details: {} }]),
    )
  const posts = await postsOf(ctx.db, [person.id], businessDay(ctx.clock))
  return {
    person: { id: person.id, name: person.name, unit: person.unit, posts: posts.get(person.id) ?? null },
    entries: await entriesOf(ctx, ports, await growthFacts(ctx.db, person)),
  }
}

async function entriesOf(
  ctx: Context,
  { describers, guards }: Ports,
  facts: Awaited<ReturnType<typeof growthFacts>>,
): Promise<GrowthEntry[]> {
  const refs = facts.flatMap(({ ref }) => ref ?? [])
  const seen = await visibleObjects(ctx, guards, refs)
  const names = await describe(ctx.db, describers, refs.filter(seen))
  return facts
    .map(({ ref, words, ...fact }): GrowthEntry => {
      const named = ref === null || !seen(ref) ? undefined : names.get(`${ref.kind} ${ref.id}`)
      return { ...fact, title: words ?? named?.title ?? null, href: named?.href ?? null }
    })
    .sort(
      (one, other) =>
        other.on.localeCompare(one.on) || growthKinds.indexOf(one.kind) - growthKinds.indexOf(other.kind),
    )
}
