import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { Permission } from '#platform/http/contract.ts'
import { maskName } from '#platform/privacy/mask.ts'
import { reachOf } from '#platform/rights/reach.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { findRun, lockRun, type StoredRun } from '../../queries/match-run.ts'

/** Whether a right reaches a run: it must reach each of the chains its needs stand on, not just one of them. */
export function mayOnRun(
  ctx: Pick<Context, 'actor'>,
  permission: Permission,
  chainCodes: readonly string[],
): boolean {
  const reach = reachOf(ctx.actor.rights, permission)
  if (reach === null) return false
  return reach.everywhere || (chainCodes.length > 0 && chainCodes.every((code) => reach.chainCodes.has(code)))
}

/** Chains whose runs may be read; null for all. */
export function readableChains(ctx: Pick<Context, 'actor'>): readonly string[] | null {
  const reach = reachOf(ctx.actor.rights, 'talent.match.read')
  return reach === null ? [] : reach.everywhere ? null : [...reach.chainCodes]
}

export const unknownRun = (id: string): AppError =>
  new AppError('notFound', 'talent.match.unknown', `there is no match run ${id}`, { id })

/** A run the actor may read. @throws AppError `talent.match.unknown` */
export async function visibleRun(ctx: Context, id: string): Promise<StoredRun> {
  requireRight(ctx, 'talent.match.read')
  const run = await findRun(ctx.db, id)
  if (run === null || !mayOnRun(ctx, 'talent.match.read', run.chainCodes)) throw unknownRun(id)
  return run
}

/** The same, held until the transaction ends, for who may run it. */
export async function heldRun(tx: Context, id: string): Promise<StoredRun> {
  const run = await lockRun(tx.db, id)
  if (run === null || !mayOnRun(tx, 'talent.match.read', run.chainCodes)) throw unknownRun(id)
  requireRunRight(tx, 'talent.match.run', run.chainCodes)
  return run
}

/** @throws AppError `forbidden` unless the right reaches every chain */
export function requireRunRight(ctx: Context, permission: Permission, chainCodes: readonly string[]): void {
  if (!mayOnRun(ctx, permission, chainCodes)) requireRight(ctx, permission, { chainCodes: [] })
}

/** A run with its result. @throws AppError `conflict` `talent.match.notDone` */
export function requireDone(run: StoredRun): void {
  if (run.state === 'done') return
  throw new AppError('conflict', 'talent.match.notDone', `run ${run.id} has no result`, { state: run.state })
}

/** A person's name as far as the reader may know it; null once erased. */
export function nameFor(ctx: Context, name: string | null): string | null {
  if (name === null) return null
  return may(ctx, 'talent.profile.identify') ? name : maskName(name)
}
