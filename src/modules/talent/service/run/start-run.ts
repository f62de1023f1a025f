import { aboutChains } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { reachOf } from '#platform/rights/reach.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { MatchRunDetail, PinConflictView, StartRunInput } from '../../contract/match-run.ts'
import { matchRunJob } from '../../jobs-declared.ts'
import * as queries from '../../queries/match-run.ts'
import { matchRunRef } from '../../refs.ts'
import { heldRun, nameFor, requireRunRight, visibleRun } from './access.ts'
import { digestsOf, type Frozen, inputHash, packFrozen } from './frozen.ts'
import { placePins } from './pins.ts'
import { readInput } from './read-input.ts'
import { getRun } from './read-run.ts'
import type { IndexPair } from './snapshot.ts'

type Started = { status: 'started'; id: string } | { status: 'infeasible'; conflicts: PinConflictView[] }

/**
 * Freezes needs and people as they are now and asks for the run; pins that no match can keep are answered instead, each
 * with its reason, and nothing is stored.
 *
 * @throws AppError `badInput` `talent.match.noNeeds`, `talent.match.noPeople`
 */
export async function startRun(ctx: Context, input: StartRunInput): Promise<Started> {
  requireRight(ctx, 'talent.match.run')
  const { title, method, previousId, ...asked } = input
  const reach = reachOf(ctx.actor.rights, 'talent.match.run')!
  const own = reach.everywhere ? null : [...reach.chainCodes]
  // Who may run for some chains only and names none means these.
  const scope =
    own !== null && asked.scope.chainCodes.length === 0 ? { ...asked.scope, chainCodes: own } : asked.scope
  const earlier = previousId === null ? null : await visibleRun(ctx, previousId)
  const read = await readInput(ctx, scope)
  if (read.needs.length === 0)
    throw new AppError('badInput', 'talent.match.noNeeds', 'no open need in this scope', { field: 'scope' })
  if (read.people.length === 0)
    throw new AppError('badInput', 'talent.match.noPeople', 'nobody may be matched today')
  const chainCodes = [...new Set(read.needs.map(({ candidate }) => candidate.chain))].sort()
  requireRunRight(ctx, 'talent.match.run', chainCodes)
  const names = await queries.peopleNames(
    ctx.db,
    asked.pins.forced.map(({ profileId }) => profileId),
  )
  const placed = placePins(read, input, (id) => {
    const person = names.get(id)
    return person === undefined ? id : `${nameFor(ctx, person.name) ?? ''}#${person.number}`
  })
  if (placed.conflicts.length > 0) return { status: 'infeasible', conflicts: [...placed.conflicts] }
  const settings = { ...asked, scope }
  const frozen: Frozen = {
    references: read.references,
    pins: { forced: placed.forced, ruledOut: placed.ruledOut },
    previous:
      earlier === null ? [] : placePairs(read, await queries.pairsOfRun(ctx.db, earlier.id), placed.forced),
    digests: digestsOf(read.needs, read.people).map((digest) => digest!),
    result: null,
  }
  const id = await inTransaction(ctx, async (tx) => {
    const runId = await queries.insertRun(
      tx.db,
      {
        title,
        method,
        settings: { ...settings, chainCodes },
        previousId,
        inputHash: inputHash(frozen, {
          method,
          settings,
          capacities: [read.needCapacity, read.needTier, read.personCapacity],
        }),
        frozen: packFrozen(frozen),
        actor: tx.actor,
      },
      tx.clock.now(),
    )
    await queries.insertRunEnds(
      tx.db,
      runId,
      read.needs.map((snapshot, at) => ({
        id: snapshot.candidate.id,
        capacity: read.needCapacity[at]!,
        tier: read.needTier[at]!,
        snapshot,
      })),
      read.people.map((snapshot, at) => ({
        id: snapshot.candidate.id,
        capacity: read.personCapacity[at]!,
        snapshot,
      })),
    )
    await tx.jobs.enqueue(tx, matchRunJob, { runId })
    const from = matchRunRef(runId)
    const links = [
      ...aboutChains(from, chainCodes),
      ...(previousId === null ? [] : [{ from, relation: 'follows', to: matchRunRef(previousId) }]),
    ]
    await recordChanges(tx, [
      {
        action: 'talent.match.start',
        object: from,
        before: null,
        after: {
          title,
          method,
          objective: asked.objective,
          needs: read.needs.length,
          people: read.people.length,
        },
        links: [links[0]!, ...links.slice(1)],
      },
    ])
    return runId
  })
  return { status: 'started', id }
}

/** Pairs of an earlier run whose ends are in this one too; pinned ones are kept anyway. */
function placePairs(
  read: Awaited<ReturnType<typeof readInput>>,
  pairs: readonly { needId: string; profileId: string }[],
  forced: readonly IndexPair[],
): IndexPair[] {
  const needAt = new Map(read.needs.map(({ candidate }, at) => [candidate.id, at]))
  const personAt = new Map(read.people.map(({ candidate }, at) => [candidate.id, at]))
  const pinned = new Set(forced.map((pair) => pair.join(' ')))
  return pairs
    .flatMap(({ needId, profileId }): IndexPair[] => {
      const need = needAt.get(needId)
      const person = personAt.get(profileId)
      return need === undefined || person === undefined ? [] : [[need, person]]
    })
    .filter((pair) => !pinned.has(pair.join(' ')))
    .sort(([a, b], [c, d]) => a - c || b - d)
}

/** Ends a run that has no result yet; its worker notices within a second. */
export async function cancelRun(ctx: Context, id: string): Promise<MatchRunDetail> {
  requireRight(ctx, 'talent.match.run')
  await inTransaction(ctx, async (tx) => {
    const run = await heldRun(tx, id)
    if (run.state !== 'queued' && run.state !== 'running')
      throw new AppError('conflict', 'talent.match.ended', `run ${id} has ended`, { state: run.state })
    await queries.endRun(tx.db, id, { state: 'cancelled' }, tx.clock.now())
    const links = aboutChains(matchRunRef(id), run.chainCodes)
    await recordChanges(tx, [
      {
        action: 'talent.match.cancel',
        object: matchRunRef(id),
        before: { state: run.state },
        after: { state: 'cancelled' },
        links: [links[0]!, ...links.slice(1)],
      },
    ])
  })
  return getRun(ctx, id)
}
