import { type Guards, openTo } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { topicNames } from './queries/topic.ts'

export { trainingRoutes } from './routes.ts'
export { installTopics } from './service/install-topics.ts'

/** How this module's objects are named in threads. */
export const trainingDescribers: Describers = {
  'training.topic': async (db, ids) =>
    new Map([...(await topicNames(db, ids))].map(([id, title]) => [id, { title, href: '/training/topics' }])),
  'training.topics': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '培训主题', href: '/training/topics' }])),
}

/** Who may see them there. */
export const trainingGuards: Guards = {
  'training.topic': openTo('training.topic.read'),
  'training.topics': openTo('training.topic.read'),
}
