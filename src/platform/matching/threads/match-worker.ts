import { parentPort } from 'node:worker_threads'
import { solveOptimal } from '#core/matching/optimal/solve-optimal.ts'
import { type RangeTask, readRange } from '../read/edge-ranges.ts'
import type { ThreadAnswer } from './pool.ts'
import type { PartsTask } from './solve-parts.ts'

/** A thread of `match`: reads a part of the edges, or solves parts of the problem. What it answers it gives away. */
parentPort?.on('message', (task: RangeTask | PartsTask) => {
  try {
    const given = new Set<ArrayBuffer>()
    const result = answerTo(task, given)
    parentPort?.postMessage({ result } satisfies ThreadAnswer, [...given])
  } catch (failure) {
    parentPort?.postMessage({ failure } satisfies ThreadAnswer)
  }
})

function answerTo(task: RangeTask | PartsTask, given: Set<ArrayBuffer>): unknown {
  switch (task.kind) {
    case 'range': {
      const rows = readRange(task)
      if (rows === null) return null
      const { need, person, score, needRank, personRank } = rows
      for (const column of [need, person, score, needRank, personRank]) if (column) given.add(column.buffer)
      return { need, person, score, needRank, personRank }
    }
    case 'parts':
      return task.problems.map((problem) => {
        const { matching, prices } = solveOptimal(problem, { objective: task.objective })
        return { matching, prices }
      })
  }
}
