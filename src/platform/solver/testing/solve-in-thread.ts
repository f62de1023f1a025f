import { loadSolver, solveHere } from '../solve.ts'
import { type Solver, solverProgram } from '../solve-model.ts'

const highs = await loadSolver(await solverProgram())

/** The same solver without a worker: hundreds of small models in seconds. */
export const solveInThread: Solver = async (model, options) => solveHere(highs, model, options)
