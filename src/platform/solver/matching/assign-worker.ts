import { parentPort, workerData } from 'node:worker_threads'
import { solveModel } from '../solve-model.ts'
import { assignWithin } from './assign.ts'
import type { AssignRequest } from './propose-assignment.ts'

const { problem, rules, settings, known } = workerData as AssignRequest
parentPort?.postMessage(
  await assignWithin(problem, rules, settings, { solve: solveModel, now: () => performance.now() }, known),
)
