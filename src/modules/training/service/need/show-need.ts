import { chainDescribers, chainGuards } from '#modules/chains/index.ts'
import { mattersDescribers, mattersGuards } from '#modules/matters/index.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { NamedRef, ObjectRef } from '#platform/http/contract.ts'
import { type Guards, may, requireVisible, visibleObjects } from '#platform/rights/rights.ts'
import { type Describers, describe } from '#platform/thread/thread.ts'
import { without } from '#platform/without.ts'
import type { Need, NeedDetail } from '../../contract/index.ts'
import { findNeed, listNeedSources, lockNeed, type StoredNeed } from '../../queries/need.ts'

/** What a need can be seen from: objects of earlier modules. */
const describers: Describers = { ...chainDescribers, ...mattersDescribers }
const guards: Guards = { ...chainGuards, ...mattersGuards }

const unknownNeed = (id: string): AppError =>
  new AppError('notFound', 'training.need.unknown', `there is no need ${id}`, { id })

/** A need the actor may see. @throws AppError `notFound` for one unknown or out of reach. */
export async function visibleNeed(ctx: Context, id: string): Promise<StoredNeed> {
  return requireVisible(
    ctx,
    'training.need.read',
    await findNeed(ctx.db, id),
    ({ belonging }) => belonging,
    () => unknownNeed(id),
  )
}

/** The same, held until the transaction ends. */
export async function lockedNeed(tx: Context, id: string): Promise<StoredNeed> {
  return requireVisible(
    tx,
    'training.need.read',
    await lockNeed(tx.db, id),
    ({ belonging }) => belonging,
    () => unknownNeed(id),
  )
}

const kept = ['createdBy', 'createdByName', 'createdOrgId', 'belonging'] as const

export const toNeedRow = (one: StoredNeed): Need => without(one, kept)

/** Everything about one need that the actor may know. */
export async function getNeed(ctx: Context, id: string): Promise<NeedDetail> {
  const one = await visibleNeed(ctx, id)
  return {
    ...toNeedRow(one),
    createdBy: one.createdByName,
    sources: await namedSources(ctx, await listNeedSources(ctx.db, id)),
    mayEdit: one.closedOn === null && may(ctx, 'training.need.edit', one.belonging),
  }
}

/** Names of the sources that the actor may see; the others are left out. */
async function namedSources(ctx: Context, sources: ObjectRef[]): Promise<NamedRef[]> {
  const seen = await visibleObjects(ctx, guards, sources)
  const known = await describe(ctx.db, describers, sources)
  return sources.filter(seen).map((ref) => {
    const named = known.get(`${ref.kind} ${ref.id}`)
    return { ...ref, title: named?.title ?? null, href: named?.href ?? null }
  })
}

/** @throws AppError `badInput` for a source that does not exist or that the actor may not see. */
export async function requireSources(tx: Context, sources: readonly ObjectRef[]): Promise<void> {
  const known = await describe(tx.db, describers, [...sources])
  const seen = await visibleObjects(tx, guards, [...sources])
  const unknown = sources.find((ref) => !known.has(`${ref.kind} ${ref.id}`) || !seen(ref))
  if (unknown !== undefined)
    throw new AppError(
      'badInput',
      'training.need.sourceUnknown',
      `there is no ${unknown.kind} ${unknown.id}`,
      {
        field: 'sources',
        ref: unknown,
      },
    )
}
