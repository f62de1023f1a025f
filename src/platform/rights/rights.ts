import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { ObjectRef } from '../http/contract.ts'
import type { Permission } from './permission.ts'
import { type Belonging, covers, reachOf } from './reach.ts'

/** Whether the actor may do this; without an object, whether anywhere at all. */
export function may(ctx: Pick<Context, 'actor'>, permission: Permission, object?: Belonging): boolean {
  const reach = reachOf(ctx.actor.rights, permission)
  return reach !== null && (object === undefined || covers(reach, object))
}

/** @throws AppError `forbidden` `platform.right.missing` unless the actor may do this to the object. */
export function requireRight(ctx: Pick<Context, 'actor'>, permission: Permission, object?: Belonging): void {
  if (may(ctx, permission, object)) return
  throw new AppError('forbidden', 'platform.right.missing', `the right ${permission} is needed for this`, {
    permission,
  })
}

/**
 * For reading one object by its id: what is out of reach answers exactly as what does not exist, so that nobody
 * learns of an object by asking for it.
 *
 * @param found the object, null when there is none.
 * @param unknown what to throw when there is none or it is out of reach.
 */
export function requireVisible<T>(
  ctx: Pick<Context, 'actor'>,
  permission: Permission,
  found: T | null,
  belonging: (object: T) => Belonging,
  unknown: () => AppError,
): T {
  if (found === null || !may(ctx, permission, belonging(found))) throw unknown()
  return found
}

/** Whether an object of any kind may be seen; modules supply one per kind they own, for threads, history and search. */
export type Guard = (ctx: Context, ids: string[]) => Promise<Set<string>>
export type Guards = Record<string, Guard>

/** Those of the objects that the actor may see. A kind without a guard is seen by nobody but the program itself. */
export async function visibleObjects(
  ctx: Context,
  guards: Guards,
  objects: ObjectRef[],
): Promise<(object: ObjectRef) => boolean> {
  if (ctx.actor.rights === 'all') return () => true
  const idsByKind = new Map<string, Set<string>>()
  for (const { kind, id } of objects) idsByKind.set(kind, (idsByKind.get(kind) ?? new Set()).add(id))
  const seen = new Map<string, Set<string>>()
  for (const [kind, ids] of idsByKind) {
    const guard = Object.hasOwn(guards, kind) ? guards[kind] : undefined
    if (guard !== undefined) seen.set(kind, await guard(ctx, [...ids]))
  }
  return ({ kind, id }) => seen.get(kind)?.has(id) ?? false
}

/**
 * A guard for kinds whose objects belong to different places.
 *
 * @param belongings what each object belongs to; those that do not exist are left out. It is not asked when the
 * permission covers the whole city, so that a story still tells of what is gone.
 */
export const guardBy =
  (
    permission: Permission,
    belongings: (db: Context['db'], ids: string[]) => Promise<Map<string, Belonging>>,
  ): Guard =>
  async (ctx, ids) => {
    const reach = reachOf(ctx.actor.rights, permission)
    if (reach === null) return new Set()
    if (reach.everywhere) return new Set(ids)
    const found = await belongings(ctx.db, ids)
    return new Set([...found].filter(([, object]) => covers(reach, object)).map(([id]) => id))
  }

/** A guard for kinds whose every object is covered once the permission is given at all. */
export const openTo =
  (permission: Permission): Guard =>
  async (ctx, ids) =>
    new Set(may(ctx, permission) ? ids : [])
