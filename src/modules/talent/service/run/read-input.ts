import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { everyMajor } from '../../queries/major.ts'
import * as queries from '../../queries/match-input.ts'
import { pairsOfRun, type StoredRun } from '../../queries/match-run.ts'
import type { ReadReferences, ReadRun } from './run-shapes.ts'

/** What needs and people are laid against, as it stands now. */
export async function readReferences(db: Context['db']): Promise<ReadReferences> {
  return {
    nodes: await queries.publishedNodes(db),
    skills: await queries.skillGraph(db),
    blocked: await queries.spokenPairs(db),
    majors: await everyMajor(db),
  }
}

/** Reads at one moment needs of a run's scope, all people who may be matched today, and what they are laid against. */
export function readRun(ctx: Context, run: StoredRun): Promise<ReadRun> {
  const today = businessDay(ctx.clock)
  // The chains were settled with the right to run for them.
  const scope = { ...run.settings.scope, chainCodes: run.chainCodes }
  return ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (db) => ({
      ...(await readReferences(db)),
      needs: await queries.needLines(db, scope, today),
      people: await queries.personLines(db, today),
      previous: run.previousId === null ? [] : await pairsOfRun(db, run.previousId),
    }))
}
