import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { NeedCandidates } from '../../contract/match-why.ts'
import { needLines, personLines } from '../../queries/match-input.ts'
import { evidenceNames, peopleNames } from '../../queries/match-run.ts'
import { visibleNeed } from '../need/need-records.ts'
import { mayOnRun, nameFor } from './access.ts'
import { readReferences } from './read-input.ts'
import { candidatesInWorker } from './run-tasks.ts'
import { partsView } from './why-tools.ts'

/**
 * The best candidates of one need as things stand now, why, and whom each rule keeps out; reckoned in a thread.
 *
 * @throws AppError `notFound` for a need out of sight; `forbidden` `talent.match.otherChain` for one that is read, on a chain
 *   whose matches are not.
 */
export async function candidatesOfNeed(
  ctx: Context,
  { id, most }: { id: string; most: number },
): Promise<NeedCandidates> {
  requireRight(ctx, 'talent.match.read')
  const today = businessDay(ctx.clock)
  // Whoever reads the need is told that its chain is another's; to everybody else there is no such need.
  const { chainCode } = await visibleNeed(ctx, id)
  if (!mayOnRun(ctx, 'talent.match.read', [chainCode]))
    throw new AppError('forbidden', 'talent.match.otherChain', `${chainCode} is not a chain of the reader`, {
      chainCode,
    })
  const need = await needLines(ctx.db, { chainCodes: [], regionCodes: [], needIds: [id] }, today, {
    anyState: true,
  })
  if (need === '') throw new AppError('notFound', 'talent.need.unknown', `there is no need ${id}`, { id })
  const { candidates, ...found } = await candidatesInWorker({
    ...(await readReferences(ctx.db)),
    need,
    people: await personLines(ctx.db, today),
    most,
  })
  const people = await peopleNames(
    ctx.db,
    candidates.map(({ profileId }) => profileId),
  )
  const names = await evidenceNames(ctx.db)
  return {
    people: found.people,
    eligible: found.eligible,
    exclusions: [...found.exclusions],
    candidates: candidates.map(({ profileId, number, found: explained, need: asked, person: held }) => ({
      profileId,
      number,
      name: nameFor(ctx, people.get(profileId)?.name ?? null),
      score: explained.score,
      parts: partsView(explained, names, asked, held),
    })),
  }
}
