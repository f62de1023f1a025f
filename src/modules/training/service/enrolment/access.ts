import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import type { ClassState } from '../../contract/index.ts'
import { findClass, lockClass, type StoredClass } from '../../queries/class.ts'
import { findNomination, type StoredNomination } from '../../queries/enrolment/nomination.ts'

/** From the approval on, quotas can be given and seats be opened, until the class ends. */
export const quotaStates: readonly ClassState[] = ['approved', 'enrolling', 'enrolled', 'running']
/** Until the class begins its list can change. */
export const listStates: readonly ClassState[] = ['enrolling', 'enrolled']

const unknownClass = (id: string) =>
  new AppError('notFound', 'training.class.unknown', `there is no class ${id}`, { id })

/** The class, held until the transaction ends, for whoever runs it; what is out of sight answers as what is not there. */
export async function lockedForRunning(tx: Context, id: string): Promise<StoredClass> {
  return requireRunning(tx, id, await lockClass(tx.db, id))
}

/** The same, not held. */
export async function classForRunning(ctx: Context, id: string): Promise<StoredClass> {
  return requireRunning(ctx, id, await findClass(ctx.db, id))
}

function requireRunning(ctx: Context, id: string, found: StoredClass | null): StoredClass {
  if (found === null || !seesClass(ctx, found)) throw unknownClass(id)
  requireRight(ctx, 'training.class.run', found.belonging)
  return found
}

const seesClass = (ctx: Context, one: StoredClass): boolean =>
  may(ctx, 'training.class.run', one.belonging) || may(ctx, 'training.class.read', one.belonging)

/** The class for whoever nominates or is nominated. */
export async function classForNominating(
  ctx: Context,
  id: string,
  find: typeof findClass = findClass,
): Promise<StoredClass> {
  const found = await find(ctx.db, id)
  if (found === null || !seesClass(ctx, found)) throw unknownClass(id)
  return found
}

/** @throws AppError `conflict` `training.enrolment.notNow` unless the class is in one of the states. */
export function requireClassState({ state }: StoredClass, states: readonly ClassState[]): void {
  if (!states.includes(state))
    throw new AppError('conflict', 'training.enrolment.notNow', `this is not done while it is ${state}`, {
      state,
    })
}

export const unknownNomination = (id: string) =>
  new AppError('notFound', 'training.nomination.unknown', `there is no nomination ${id}`, { id })

/** Whether the actor runs the class of a nomination, or covers its unit or person. */
export const seesNomination = (ctx: Context, one: StoredNomination, of: StoredClass): boolean =>
  may(ctx, 'training.class.run', of.belonging) || may(ctx, 'training.nomination.read', one.belonging)

/**
 * A nomination with its class, both held. The class is taken first: whatever changes a list waits for it, so that seats
 * and quotas are counted by one at a time.
 *
 * @throws AppError `notFound` `training.nomination.unknown` for one unknown or out of sight.
 */
export async function lockedNomination(
  tx: Context,
  id: string,
): Promise<{ nomination: StoredNomination; of: StoredClass }> {
  const before = await findNomination(tx.db, id)
  const of = before === null ? null : await lockClass(tx.db, before.classId)
  const nomination = before === null ? null : await findNomination(tx.db, id)
  if (nomination === null || of === null || !seesNomination(tx, nomination, of)) throw unknownNomination(id)
  return { nomination, of }
}

/** The same for whoever runs the class. */
export async function lockedForDeciding(
  tx: Context,
  id: string,
): Promise<{ nomination: StoredNomination; of: StoredClass }> {
  const found = await lockedNomination(tx, id)
  requireRight(tx, 'training.class.run', found.of.belonging)
  return found
}
