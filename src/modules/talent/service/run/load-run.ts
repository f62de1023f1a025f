import type { Db } from '#platform/db/database.ts'
import { frozenOf, runEnds, type StoredRun } from '../../queries/match-run.ts'
import { type Frozen, unpackFrozen } from './frozen.ts'
import type { NeedSnapshot, PersonSnapshot, RunInput } from './snapshot.ts'

export interface LoadedRun {
  readonly run: StoredRun
  readonly input: RunInput
  readonly frozen: Frozen
  readonly needIds: readonly string[]
  readonly people: readonly { readonly id: string; readonly name: string | null; readonly number: number }[]
}

/** Everything that was frozen of a run. */
export async function loadRun(db: Db, run: StoredRun): Promise<LoadedRun> {
  const { needs, people } = await runEnds(db, run.id)
  const frozen = unpackFrozen(await frozenOf(db, run.id))
  return {
    run,
    frozen,
    needIds: needs.map(({ need_id }) => need_id),
    people: people.map(({ profile_id, name, number }) => ({ id: profile_id, name, number })),
    input: {
      method: run.method,
      settings: run.settings,
      needs: needs.map(({ snapshot }) => snapshot as NeedSnapshot),
      people: people.map(({ snapshot }) => snapshot as PersonSnapshot | null),
      needCapacity: needs.map(({ capacity }) => capacity),
      needTier: needs.map(({ tier }) => tier),
      personCapacity: people.map(({ capacity }) => capacity),
      references: frozen.references,
      pins: frozen.pins,
      previous: frozen.previous,
    },
  }
}
