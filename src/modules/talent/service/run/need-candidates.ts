import { pairExplainer } from '#core/matching/candidates/explain-pair.ts'
import { exclusionsOf, listCandidates } from '#core/matching/candidates/list.ts'
import { prepareCandidates } from '#core/matching/candidates/prepare.ts'
import { defaultSettings } from '#core/matching/candidates/settings.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { NeedCandidates } from '../../contract/match-why.ts'
import { evidenceNames, peopleNames } from '../../queries/match-run.ts'
import { visibleNeed } from '../need/need-records.ts'
import { mayOnRun, nameFor } from './access.ts'
import { readInput } from './read-input.ts'
import { candidateInput } from './snapshot.ts'
import { partsView } from './why-tools.ts'

/**
 * The best candidates of one need as things stand now, why, and whom each rule keeps out.
 *
 * @throws AppError `notFound` for a need out of sight; `forbidden` `talent.match.otherChain` for one that is read, on a chain
 *   whose matches are not.
 */
export async function candidatesOfNeed(
  ctx: Context,
  { id, most }: { id: string; most: number },
): Promise<NeedCandidates> {
  requireRight(ctx, 'talent.match.read')
  // Whoever reads the need is told that its chain is another's; to everybody else there is no such need.
  const { chainCode } = await visibleNeed(ctx, id)
  if (!mayOnRun(ctx, 'talent.match.read', [chainCode]))
    throw new AppError('forbidden', 'talent.match.otherChain', `${chainCode} is not a chain of the reader`, {
      chainCode,
    })
  const read = await readInput(ctx, { chainCodes: [], regionCodes: [], needIds: [id] }, true)
  const need = read.needs[0]
  if (need === undefined)
    throw new AppError('notFound', 'talent.need.unknown', `there is no need ${id}`, { id })
  const input = candidateInput({ ...read, pins: { forced: [], ruledOut: [] } })
  const space = prepareCandidates(input, defaultSettings)
  const { pairs, eligiblePairs } = listCandidates(space, most)
  const explain = pairExplainer(input, defaultSettings)
  // Everybody eligible is listed, as the best need of each is this one.
  const best = [...pairs.person.keys()]
    .sort((a, b) => pairs.score[b]! - pairs.score[a]! || pairs.person[a]! - pairs.person[b]!)
    .slice(0, most)
    .map((at) => space.personOrder[pairs.person[at]!]!)
  const people = await peopleNames(
    ctx.db,
    best.map((at) => input.people[at]!.id),
  )
  const names = await evidenceNames(ctx.db)
  return {
    people: input.people.length,
    eligible: eligiblePairs,
    candidates: best.map((at) => {
      const profileId = input.people[at]!.id
      const found = explain(0, at)
      const person = people.get(profileId)!
      return {
        profileId,
        number: person.number,
        name: nameFor(ctx, person.name),
        score: found.score,
        parts: partsView(found, names),
      }
    }),
    exclusions: exclusionsOf(space)[0]!
      .filter(({ failed }) => failed > 0)
      .map((one) => ({ ...one })),
  }
}
