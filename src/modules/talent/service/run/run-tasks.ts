import { inWorker } from '#platform/threads/in-worker.ts'
import { keptThreads } from '#platform/threads/kept-threads.ts'
import type { CutText } from '../../queries/text-words.ts'
import type { ToCut } from './cut-texts.ts'
import type { CandidatesFound, CandidatesTask, ReadRun, RunResult, RunTask } from './run-shapes.ts'
import type { MethodInput, SolveExactly } from './solve-method.ts'

/** What a thread of match runs may be asked for. */
export type Task =
  | ({ readonly task: 'run' } & RunTask)
  | ({ readonly task: 'replay' } & MethodInput)
  | ({ readonly task: 'candidates' } & CandidatesTask)

/** What such a thread asks of the thread that began it. */
export type Question =
  | { readonly wants: 'input' }
  | { readonly wants: 'solution'; readonly asked: Parameters<SolveExactly> }

/** Whoever tries other weights, or looks at the next need, does so within minutes. */
const keepMs = 5 * 60_000
const threads = keptThreads(new URL('./run-worker.ts', import.meta.url), keepMs)
const run = <Result>(task: Task, options: Parameters<typeof threads.run>[1] = {}): Promise<Result> =>
  threads.run<Result>(task, options)

/** Cuts texts into words. */
export const cutInWorker = (input: ToCut): Promise<CutText[]> =>
  inWorker(new URL('./cut-worker.ts', import.meta.url), input)

/** The best candidates of one need. */
export const candidatesInWorker = (input: CandidatesTask): Promise<CandidatesFound> =>
  run({ task: 'candidates', ...input })

/**
 * The arithmetic of a run. `read` is asked while the thread starts; `inParts` is asked for problems so large that other
 * processes should have their part; `progress` is written while it goes on.
 */
export const runInWorker = (
  task: RunTask,
  read: () => Promise<ReadRun>,
  inParts: SolveExactly,
  signal: AbortSignal,
): Promise<RunResult> =>
  run(
    { task: 'run', ...task },
    {
      answer(question) {
        const asked = question as Question
        return asked.wants === 'input' ? read() : inParts(...asked.asked)
      },
      signal,
    },
  )

/** The method alone once more on frozen columns; null where its quotas cannot be kept. */
export const replayInWorker = (input: MethodInput): Promise<Uint8Array | null> =>
  run({ task: 'replay', ...input })
