import { addWorkdays } from '#core/scheduling/working-calendar.ts'
import { findChainByCode, placedNode } from '#modules/chains/index.ts'
import { calendarAround } from '#platform/calendar/load-calendar.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { badField } from '#platform/errors.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import { visibleObjects } from '#platform/rights/rights.ts'
import { describe } from '#platform/thread/thread.ts'
import type { MattersPorts } from '../ports.ts'

/** The chain, and the node's id where one is named. @throws AppError `badInput` for one that does not exist */
export async function chainAndNode(
  ctx: Context,
  chainCode: string,
  nodeCode: string | null,
): Promise<{ chain: { id: string; name: string; settings: unknown }; nodeId: string | null }> {
  const chain = await findChainByCode(ctx.db, chainCode)
  if (chain === null)
    throw badField('chainCode', 'chains.chain.unknown', `there is no chain ${chainCode}`, { chainCode })
  const node = nodeCode === null ? null : await placedNode(ctx, chainCode, nodeCode)
  return { chain, nodeId: node?.id ?? null }
}

/** @throws AppError `badInput` for an object that nobody knows, or that the actor may not see */
export async function requireObjects(
  ctx: Context,
  { describers, guards }: Pick<MattersPorts, 'describers' | 'guards'>,
  field: string,
  refs: readonly ObjectRef[],
): Promise<void> {
  const known = await describe(ctx.db, describers, [...refs])
  const seen = await visibleObjects(ctx, guards, [...refs])
  const unknown = refs.find((ref) => !known.has(`${ref.kind} ${ref.id}`) || !seen(ref))
  if (unknown !== undefined)
    throw badField(field, 'matters.origin.unknown', `there is no ${unknown.kind} ${unknown.id}`, {
      ref: unknown,
    })
}

/** Whether the actor may see one object of another module. */
export const sees = async (
  ctx: Context,
  { guards }: Pick<MattersPorts, 'guards'>,
  ref: ObjectRef,
): Promise<boolean> => (await visibleObjects(ctx, guards, [ref]))(ref)

/** The day a time limit ends: the one named, or so many working days from today. Null when neither is told. */
export async function limitDay(
  ctx: Context,
  told: { dueOn?: string | undefined; workdays?: number | undefined },
): Promise<string | null> {
  if (told.dueOn !== undefined) return told.dueOn
  if (told.workdays === undefined) return null
  return addWorkdays(await calendarAround(ctx), businessDay(ctx.clock), told.workdays)
}
