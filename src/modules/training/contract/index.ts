import { classContract } from './class.ts'
import { needContract } from './need.ts'
import { programmeContract } from './programme.ts'
import { topicContract } from './topic.ts'

export * from './class.ts'
export { classList } from './class-list.ts'
export * from './class-shapes.ts'
export * from './class-terms.ts'
export * from './need.ts'
export { needList } from './need-list.ts'
export * from './need-shapes.ts'
export * from './programme.ts'
export * from './tags.ts'
export * from './topic.ts'

export const trainingContract = {
  ...programmeContract,
  ...classContract,
  ...needContract,
  ...topicContract,
}
