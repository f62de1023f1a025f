import { directoryGuards } from '#modules/directory/index.ts'
import type { Context } from '#platform/context.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import { type Guard, type Guards, guardBy, visibleObjects } from '#platform/rights/rights.ts'
import { runTitles } from './queries/match-run.ts'
import { visibleNeeds } from './queries/need.ts'
import { profileChainCodes } from './queries/profile.ts'
import { mayOnRun } from './service/run/access.ts'

const visibleRuns: Guard = async (ctx, ids) =>
  new Set(
    [...(await runTitles(ctx.db, ids))].flatMap(([id, { chainCodes }]) =>
      mayOnRun(ctx, 'talent.match.read', chainCodes) ? [id] : [],
    ),
  )

const visibleProfiles: Guard = guardBy('talent.profile.read', async (db, ids) => {
  const codes = await profileChainCodes(db, ids)
  return new Map([...codes].map(([id, chainCodes]) => [id, { chainCodes }]))
})

/** Who may see needs, people and runs: those that engagements and biddings lead to. */
export const leadGuards: Guards = {
  'talent.need': visibleNeeds,
  'talent.profile': visibleProfiles,
  'talent.matchRun': visibleRuns,
}

/** Which of these the actor may open, so that no link leads to a page that says no. */
export const openable = (ctx: Context, refs: ObjectRef[]): Promise<(ref: ObjectRef) => boolean> =>
  visibleObjects(ctx, { ...directoryGuards, ...leadGuards }, refs)
