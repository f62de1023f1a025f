import { type Ask, serveTasks } from '#platform/threads/serve-tasks.ts'
import type { CutText } from '../../queries/text-words.ts'
import type { ToCut } from './cut-texts.ts'
import type { ReadRun } from './run-shapes.ts'
import { cutInWorker, type Question, type Task } from './run-tasks.ts'
import type { SolveExactly } from './solve-method.ts'

/** Texts that make it worth reading the dictionary in a second thread as well. */
const manyTexts = 2000

/** Cuts texts, half of many in another thread. */
async function cut({ texts, vocabulary }: ToCut): Promise<CutText[]> {
  if (texts.length === 0) return []
  const half = texts.length < manyTexts ? 0 : Math.floor(texts.length / 2)
  const others = half === 0 ? [] : cutInWorker({ texts: texts.slice(0, half), vocabulary })
  const { cutHere } = await import('./cut-texts.ts')
  const own = cutHere({ texts: texts.slice(half), vocabulary })
  return [...(await others), ...own]
}

/** One task in a thread of its own; see `run-tasks.ts`. What a task does not need is not loaded. */
async function work(task: Task, askAnything: Ask): Promise<unknown> {
  const ask = <Answer>(question: Question): Promise<Answer> => askAnything(question)
  const inParts: SolveExactly = (...asked) => ask({ wants: 'solution', asked })
  switch (task.task) {
    case 'candidates': {
      const { findCandidates } = await import('./find-candidates.ts')
      return findCandidates(task, cut)
    }
    case 'run': {
      const input = ask<ReadRun>({ wants: 'input' })
      const { makeRun } = await import('./make-run.ts')
      return makeRun(task, await input, { cut, inParts })
    }
    case 'replay': {
      const { solveMethod } = await import('./solve-method.ts')
      const { partsHere, solveExactly } = await import('./solve-exactly.ts')
      return solveMethod(task, solveExactly(partsHere))
    }
  }
}

serveTasks(work)
