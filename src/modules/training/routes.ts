import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { trainingContract } from './contract/index.ts'
import * as topics from './service/topics.ts'

const os = implement(trainingContract).$context<ServerContext>().use(withData)

/** Binds the contract to the services. */
export const trainingRoutes = os.router({
  listTopics: os.listTopics.handler(({ context }) => topics.listTopics(context)),
  addTopic: os.addTopic.handler(({ context, input }) => topics.addTopic(context, input)),
  updateTopic: os.updateTopic.handler(({ context, input }) => topics.updateTopic(context, input)),
})
