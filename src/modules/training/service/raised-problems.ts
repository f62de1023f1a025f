import type { Context } from '#platform/context.ts'
import type { NamedRef } from '#platform/http/contract.ts'
import { visibleObjects } from '#platform/rights/rights.ts'
import { describe } from '#platform/thread/thread.ts'
import type { TrainingPorts } from '../ports.ts'
import { raisedFrom } from '../queries/survey/groups.ts'

/** Problems raised from objects of a kind, as far as the actor may see them, by the object. */
export async function problemsRaisedFrom(
  ctx: Context,
  { describers, guards }: Pick<TrainingPorts, 'describers' | 'guards'>,
  kind: string,
  ids: readonly string[],
): Promise<Map<string, NamedRef[]>> {
  const links = await raisedFrom(ctx.db, kind, ids)
  const refs = links.map(({ problemId }) => ({ kind: 'matters.problem', id: problemId }))
  const seen = await visibleObjects(ctx, guards, refs)
  const names = await describe(ctx.db, describers, refs.filter(seen))
  const problems = new Map<string, NamedRef[]>()
  for (const [at, { fromId }] of links.entries()) {
    const ref = refs[at]!
    if (!seen(ref)) continue
    const named = names.get(`${ref.kind} ${ref.id}`)
    const told = { ...ref, title: named?.title ?? null, href: named?.href ?? null }
    problems.set(fromId, [...(problems.get(fromId) ?? []), told])
  }
  return problems
}
