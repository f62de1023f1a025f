import { parentPort, workerData } from 'node:worker_threads'
import { searchWords } from '#core/text/bm25/words.ts'
import { wordsOf } from '#platform/text-grouping/words.ts'
import { runStages } from '../../contract/match-run.ts'
import type { RunTask } from './run-tasks.ts'
import { type MethodResult, type RunOutcome, solveMethod, solveRun } from './solve-run.ts'

/** One task of a match run in a thread of its own; see `run-tasks.ts`. */
async function doRunTask(task: RunTask): Promise<string[][] | RunOutcome | MethodResult> {
  switch (task.task) {
    case 'cut': {
      const tokenizer = wordsOf(task.vocabulary)
      return task.texts.map((text) => searchWords(text, tokenizer))
    }
    case 'solve':
      return solveRun(task.input, (stage, share, rounds) => {
        Atomics.store(task.progress, 0, runStages.indexOf(stage))
        Atomics.store(task.progress, 1, Math.round(share * 1000))
        Atomics.store(task.progress, 2, rounds)
      })
    case 'replay':
      return solveMethod(task.input)
  }
}

parentPort?.postMessage(await doRunTask(workerData as RunTask))
