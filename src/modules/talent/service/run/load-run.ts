import type { Db } from '#platform/db/database.ts'
import { AppError } from '#platform/errors.ts'
import { frozenOf, runNeeds, runPeople, type StoredRun } from '../../queries/match-run.ts'
import { type Frozen, unpackFrozen } from './frozen.ts'
import { linesOfBlock, personOfLine } from './frozen-people.ts'
import { needOf } from './lines.ts'
import type { RunInput } from './snapshot.ts'

export interface LoadedRun {
  readonly run: StoredRun
  readonly input: RunInput
  readonly frozen: Frozen
  readonly needIds: readonly string[]
  readonly people: readonly { readonly id: string; readonly number: number }[]
  /** Digest of each need and person as they stand now, null for who is erased. */
  readonly stored: { readonly needs: readonly object[]; readonly people: readonly string[] }
}

/**
 * Everything that was frozen of a run.
 * @throws AppError `conflict` `talent.match.notKept` for a run of which it is no longer kept
 */
export async function loadRun(db: Db, run: StoredRun): Promise<LoadedRun> {
  const bytes = await frozenOf(db, run.id)
  if (bytes === null)
    throw new AppError('conflict', 'talent.match.notKept', `nothing is kept of run ${run.id} but its pairs`, {
      id: run.id,
    })
  const frozen = unpackFrozen(bytes)
  const needs = await runNeeds(db, run.id)
  const blocks = await runPeople(db, run.id)
  const told = needs.map(({ snapshot }) => snapshot as { words: string })
  const lines = blocks.flatMap(linesOfBlock)
  return {
    run,
    frozen,
    needIds: needs.map(({ need_id }) => need_id),
    people: blocks.flatMap(({ ids, numbers }) => ids.map((id, at) => ({ id, number: numbers[at]! }))),
    stored: { needs: told, people: lines },
    input: {
      method: run.method,
      settings: run.settings,
      needs: told.map(({ words, ...need }) => needOf(need, words)),
      people: lines.map(personOfLine),
      needCapacity: needs.map(({ capacity }) => capacity),
      needTier: needs.map(({ tier }) => tier),
      personCapacity: blocks.flatMap(({ capacities }) => capacities),
      references: frozen.references,
      pins: frozen.pins,
      previous: frozen.previous,
    },
  }
}
