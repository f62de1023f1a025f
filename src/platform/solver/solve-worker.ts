import { parentPort, workerData } from 'node:worker_threads'
import type { SolveMessage, SolveRequest } from './protocol.ts'
import { loadSolver, solveHere } from './solve.ts'

// One model, then the thread ends and gives back all memory of the solver, whatever HiGHS left behind.
const { model, settings, program } = workerData as SolveRequest
const tell = (message: SolveMessage): void => parentPort?.postMessage(message)
const solution = solveHere(await loadSolver(program), model, settings, (progress) =>
  tell({ kind: 'progress', progress }),
)
tell({ kind: 'solution', solution })
