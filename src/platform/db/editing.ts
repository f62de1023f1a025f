import { AppError } from '../errors.ts'
import type { ObjectRef } from '../http/contract.ts'

/**
 * Refuses an edit that was begun on an older version of the object.
 *
 * @param current what stands now, sent along so that the editor can compare both.
 * @throws AppError `conflict` `platform.object.changed`.
 */
export function requireVersion(current: { lockVersion: number }, lockVersion: number): void {
  if (current.lockVersion !== lockVersion) {
    throw new AppError('conflict', 'platform.object.changed', 'somebody changed this since it was opened', {
      current,
      lockVersion,
    })
  }
}

/** True when PostgreSQL refused a write because of the named unique constraint. */
export function violatesUnique(error: unknown, constraint: string): boolean {
  const fault = error as { code?: string; constraint?: string }
  return fault.code === '23505' && fault.constraint === constraint
}

/**
 * Lets the database refuse a double, which a look beforehand could miss.
 *
 * @param constraint the unique constraint that refuses it.
 * @throws AppError what `refusal` makes of that.
 */
export async function refuseDouble<T>(
  constraint: string,
  refusal: (cause: unknown) => AppError,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write()
  } catch (cause) {
    throw violatesUnique(cause, constraint) ? refusal(cause) : cause
  }
}

/**
 * Deletes what nothing may refer to.
 *
 * @throws AppError `conflict` `platform.object.inUse` when something does.
 */
export async function refuseInUse(object: ObjectRef, remove: () => Promise<void>): Promise<void> {
  try {
    await remove()
  } catch (cause) {
    if ((cause as { code?: string }).code !== '23503') throw cause
    throw new AppError(
      'conflict',
      'platform.object.inUse',
      `something refers to ${object.kind} ${object.id}`,
      { ...object },
      { cause },
    )
  }
}
