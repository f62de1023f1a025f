import type { PairExplanation } from '#core/matching/candidates/explain-pair.ts'
import type { Major } from '../../contract/major.ts'
import type { MatchMethod, MatchSettings, RunPairIds, RunSummary } from '../../contract/match-run.ts'
import type { Excluded } from '../../contract/match-why.ts'
import type { FrozenNeed } from '../../queries/match-run.ts'
import type { CutText } from '../../queries/text-words.ts'
import type { PeopleBlock } from './frozen-people.ts'
import type { NeedSnapshot, PersonSnapshot } from './snapshot.ts'

/** What goes into the threads of match runs and comes out of them. */

/** Stage, thousandths of the work, rounds: shared with the thread that shows them. */
export const progressCells = 3

/** What needs and people are laid against, as read. */
export interface ReadReferences {
  readonly nodes: readonly {
    readonly chain: string
    readonly node: string
    readonly next: readonly string[]
  }[]
  readonly skills: readonly {
    readonly id: string
    readonly name: string
    readonly parents: readonly string[]
  }[]
  readonly blocked: readonly { readonly need: string; readonly person: string; readonly cause: string }[]
  /** The whole catalogue: nearness across levels goes by names and classes. */
  readonly majors: readonly Major[]
}

/** All that is read for a run at one moment, mostly unread text; see `queries/match-input.ts`. */
export interface ReadRun extends ReadReferences {
  readonly needs: string
  readonly people: string
  /** Pairs of the run before. */
  readonly previous: readonly RunPairIds[]
}

/** What is asked of a run. */
export interface RunTask {
  readonly method: MatchMethod
  readonly settings: MatchSettings
  readonly hasPrevious: boolean
  /** Stage, thousandths of the work, rounds. */
  readonly progress: Int32Array
}

/** Everything that is written of a run. */
export type RunResult = {
  readonly needs: readonly FrozenNeed[]
  readonly people: readonly PeopleBlock[]
  readonly inputHash: string
  readonly summary: RunSummary
  /** Words that were cut, to be kept. */
  readonly cut: { readonly needs: readonly CutText[]; readonly people: readonly CutText[] }
  /** Milliseconds of processor time of each stage, for the log. */
  readonly laps: Readonly<Record<string, number>>
} & (
  | {
      readonly status: 'done'
      readonly frozen: Uint8Array
      readonly pairs: readonly (RunPairIds & { readonly score: number; readonly isPinned: boolean })[]
    }
  | { readonly status: 'infeasible' | 'pinsBroken' }
)

/** One need, all people and what they are laid against, as read. */
export interface CandidatesTask extends ReadReferences {
  readonly need: string
  readonly people: string
  readonly most: number
}

export interface CandidatesFound {
  readonly people: number
  readonly eligible: number
  readonly candidates: readonly {
    readonly profileId: string
    readonly number: number
    readonly found: PairExplanation
    readonly need: Pick<NeedSnapshot, 'education' | 'titleLevel'>
    readonly person: Pick<PersonSnapshot, 'education' | 'titleLevel'>
  }[]
  readonly exclusions: readonly Excluded[]
}
