import { aboutChains } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { reachOf } from '#platform/rights/reach.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { MatchRunDetail, PinConflictView, StartRunInput } from '../../contract/match-run.ts'
import { matchRunJob } from '../../jobs-declared.ts'
import {
  chainsOfScope,
  countMatchable,
  type NeedScope,
  needLines,
  personLines,
} from '../../queries/match-input.ts'
import * as queries from '../../queries/match-run.ts'
import { matchRunRef } from '../../refs.ts'
import { heldRun, nameFor, requireRunRight, visibleRun } from './access.ts'
import { referencesFor } from './find-candidates.ts'
import { linesOf, needOf, personOf } from './lines.ts'
import { placePins } from './pins.ts'
import { readReferences } from './read-input.ts'
import { getRun } from './read-run.ts'

type Started = { status: 'started'; id: string } | { status: 'infeasible'; conflicts: PinConflictView[] }

/**
 * Asks for a run: its job reads needs and people as they are when it begins, mostly at once. Pins that no match can keep are
 * answered instead, each with its reason, and nothing is stored.
 *
 * @throws AppError `badInput` `talent.match.noNeeds`, `talent.match.noPeople`
 */
export async function startRun(ctx: Context, input: StartRunInput): Promise<Started> {
  requireRight(ctx, 'talent.match.run')
  const { title, method, previousId, ...asked } = input
  const today = businessDay(ctx.clock)
  const reach = reachOf(ctx.actor.rights, 'talent.match.run')!
  const own = reach.everywhere ? null : [...reach.chainCodes]
  // Who may run for some chains only and names none means these.
  const scope =
    own !== null && asked.scope.chainCodes.length === 0 ? { ...asked.scope, chainCodes: own } : asked.scope
  if (previousId !== null) await visibleRun(ctx, previousId)
  const chainCodes = await chainsOfScope(ctx.db, scope, today)
  if (chainCodes.length === 0)
    throw new AppError('badInput', 'talent.match.noNeeds', 'no open need in this scope', { field: 'scope' })
  const people = await countMatchable(ctx.db, today)
  if (people === 0) throw new AppError('badInput', 'talent.match.noPeople', 'nobody may be matched today')
  requireRunRight(ctx, 'talent.match.run', chainCodes)
  const conflicts = await conflictsOfPins(ctx, input, { ...scope, chainCodes })
  if (conflicts.length > 0) return { status: 'infeasible', conflicts: [...conflicts] }
  const id = await inTransaction(ctx, async (tx) => {
    const runId = await queries.insertRun(
      tx.db,
      { title, method, settings: { ...asked, scope, chainCodes }, previousId, actor: tx.actor },
      tx.clock.now(),
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
        after: { title, method, objective: asked.objective, people },
        links: [links[0]!, ...links.slice(1)],
      },
    ])
    return runId
  })
  ctx.jobs.wake?.()
  return { status: 'started', id }
}

/** Lays pins against the needs and people they name, as these are now. */
async function conflictsOfPins(
  ctx: Context,
  input: StartRunInput,
  scope: NeedScope,
): Promise<readonly PinConflictView[]> {
  const { forced, ruledOut } = input.pins
  if (forced.length === 0) return []
  const today = businessDay(ctx.clock)
  const all = [...forced, ...ruledOut]
  const needs = linesOf(await needLines(ctx.db, scope, today, { only: all.map(({ needId }) => needId) }))
  const people = linesOf(await personLines(ctx.db, today, { only: all.map(({ profileId }) => profileId) }))
  const read = {
    needs: needs.map(({ told }) => needOf(JSON.parse(told), '')),
    people: people.map(({ told }) => personOf(JSON.parse(told), '')),
    needCapacity: needs.map(({ capacity }) => capacity),
    needTier: needs.map(({ number }) => number),
    personCapacity: people.map(({ capacity }) => capacity),
  }
  const names = await queries.peopleNames(
    ctx.db,
    forced.map(({ profileId }) => profileId),
  )
  const references = referencesFor(read.needs, read.people, await readReferences(ctx.db))
  return placePins({ ...read, references }, input, (id) => {
    const person = names.get(id)
    return person === undefined ? id : `${nameFor(ctx, person.name) ?? ''}#${person.number}`
  }).conflicts
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
