import { problemContract } from './problem.ts'
import { taskContract } from './task.ts'

export * from './problem.ts'
export * from './shapes.ts'
export * from './task.ts'
export * from './terms.ts'

export const mattersContract = { ...problemContract, ...taskContract }
