import { topicContract } from './topic.ts'

export * from './tags.ts'
export * from './topic.ts'

export const trainingContract = { ...topicContract }
