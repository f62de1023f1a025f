import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { addActivity, removeActivity } from './activities.ts'
import { exportActivities } from './activity-export.ts'
import { governanceContract } from './contract.ts'
import { exportPosts } from './post-export.ts'
import { assignPost, endPost, getCard, listCards, updatePost } from './service.ts'

const os = implement(governanceContract).$context<ServerContext>().use(withData)

export const governanceRoutes = os.router({
  listCards: os.listCards.handler(({ context }) => listCards(context)),
  getCard: os.getCard.handler(({ context, input }) => getCard(context, input.chainCode)),
  exportPosts: os.exportPosts.handler(({ context, input }) => exportPosts(context, input)),
  assignPost: os.assignPost.handler(({ context, input }) => assignPost(context, input)),
  updatePost: os.updatePost.handler(({ context, input: { id, lockVersion, ...values } }) =>
    updatePost(context, id, lockVersion, values),
  ),
  endPost: os.endPost.handler(({ context, input }) =>
    endPost(context, input.id, input.lockVersion, input.untilOn, input.reason),
  ),
  exportActivities: os.exportActivities.handler(({ context }) => exportActivities(context)),
  addActivity: os.addActivity.handler(({ context, input: { id, ...activity } }) =>
    addActivity(context, id, activity),
  ),
  removeActivity: os.removeActivity.handler(({ context, input }) =>
    removeActivity(context, input.id, input.reason),
  ),
})
