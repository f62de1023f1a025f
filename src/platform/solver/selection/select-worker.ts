import { parentPort, workerData } from 'node:worker_threads'
import type { SelectionProblem } from '#core/scheduling/selection/problem.ts'
import { solveModel } from '../solve-model.ts'
import { type SelectSettings, selectTrainees } from './select.ts'

const { problem, settings } = workerData as { problem: SelectionProblem; settings: SelectSettings }
parentPort?.postMessage(
  await selectTrainees(problem, settings, { solve: solveModel, now: () => performance.now() }),
)
