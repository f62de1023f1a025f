import type { Context } from '../context.ts'
import type { ObjectRef } from '../http/contract.ts'
import { visibleObjects } from '../rights/rights.ts'
import { describe, keyOf } from '../thread/thread.ts'
import type { SearchObject } from './contract.ts'
import type { SearchPorts } from './ports.ts'

/** Names objects anew, in the order asked. Those that are gone, out of reach or no kind of the search are left out. */
export async function recallObjects(
  ctx: Context,
  { kinds, guards, describers }: SearchPorts,
  refs: readonly ObjectRef[],
): Promise<SearchObject[]> {
  const asked = refs.filter(({ kind }) => Object.hasOwn(kinds, kind))
  const sees = await visibleObjects(ctx, guards, asked)
  const seen = asked.filter(sees)
  const named = await describe(ctx.db, describers, seen)
  const lines = new Map<string, string>()
  for (const [name, kind] of Object.entries(kinds)) {
    const ids = seen.filter((ref) => ref.kind === name && named.has(keyOf(name, ref.id))).map(({ id }) => id)
    if (ids.length === 0) continue
    for (const [id, line] of await kind.lines(ctx, ids)) lines.set(keyOf(name, id), line)
  }
  return seen.flatMap(({ kind, id }): SearchObject[] => {
    const { title = null, href = null } = named.get(keyOf(kind, id)) ?? {}
    return title === null || href === null
      ? []
      : [{ kind, id, title, href, line: lines.get(keyOf(kind, id)) ?? null }]
  })
}
