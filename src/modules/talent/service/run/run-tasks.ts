import { inWorker } from '#platform/threads/in-worker.ts'
import type { RunInput } from './snapshot.ts'
import type { MethodInput, MethodResult, RunOutcome } from './solve-run.ts'

/** Stage, thousandths of the work, rounds: shared with the thread that shows them. */
export const progressCells = 3

export type RunTask =
  | { readonly task: 'cut'; readonly texts: readonly string[]; readonly vocabulary: readonly string[] }
  | { readonly task: 'solve'; readonly input: RunInput; readonly progress: Int32Array }
  | { readonly task: 'replay'; readonly input: MethodInput }

const script = new URL('./run-worker.ts', import.meta.url)

/** Cuts texts into words. */
export const cutInWorker = (texts: readonly string[], vocabulary: readonly string[]): Promise<string[][]> =>
  inWorker(script, { task: 'cut', texts, vocabulary } satisfies RunTask)

/** The arithmetic of a run; `progress` is written while it goes on. */
export const solveInWorker = (
  input: RunInput,
  progress: Int32Array,
  signal: AbortSignal,
): Promise<RunOutcome> => inWorker(script, { task: 'solve', input, progress } satisfies RunTask, signal)

/** The method alone once more on frozen columns. */
export const replayInWorker = (input: MethodInput): Promise<MethodResult> =>
  inWorker(script, { task: 'replay', input } satisfies RunTask)
