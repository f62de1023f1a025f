import { problemContract } from './problem.ts'
import { taskContract } from './task.ts'

export * from './problem.ts'
export * from './problem-list.ts'
export * from './problem-summary.ts'
export * from './shapes.ts'
export * from './task.ts'
export * from './task-list.ts'
export * from './task-summary.ts'
export * from './task-target.ts'
export * from './terms.ts'

export const mattersContract = { ...problemContract, ...taskContract }
