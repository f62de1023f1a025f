import type { AttachmentHost } from '#platform/files/attachments.ts'
import { type Guards, openTo } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { classTitles, visibleClasses } from './queries/class.ts'
import { needTitles, visibleNeeds } from './queries/need.ts'
import { programmeTitles } from './queries/programme.ts'
import { topicNames } from './queries/topic.ts'

export { classWorkflow } from './class-workflow.ts'
export { trainingSearchKinds } from './queries/search.ts'
export { trainingRoutes } from './routes.ts'
export { enterClass } from './service/class/enter-class.ts'
export { getClass } from './service/class/show-class.ts'
export { stepOnClass, stepOnClassIn } from './service/class/step-class.ts'
export { installTopics } from './service/install-topics.ts'
export { enterNeed } from './service/need/enter-need.ts'
export { enterProgramme } from './service/programme/programmes.ts'
export { proposeProgramme } from './service/programme/propose-programme.ts'

/** How this module's objects are named in threads. */
export const trainingDescribers: Describers = {
  'training.topic': async (db, ids) =>
    new Map([...(await topicNames(db, ids))].map(([id, title]) => [id, { title, href: '/training/topics' }])),
  'training.topics': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '培训主题', href: '/training/topics' }])),
  'training.programme': async (db, ids) =>
    new Map(
      [...(await programmeTitles(db, ids))].map(([id, title]) => [
        id,
        { title, href: `/training?programme=${id}` },
      ]),
    ),
  'training.need': async (db, ids) =>
    new Map(
      [...(await needTitles(db, ids))].map(([id, title]) => [
        id,
        { title, href: `/training/needs?need=${id}` },
      ]),
    ),
  'training.class': async (db, ids) =>
    new Map(
      [...(await classTitles(db, ids))].map(([id, title]) => [
        id,
        { title, href: `/training/classes/${id}` },
      ]),
    ),
}

/** Who may see them there. */
export const trainingGuards: Guards = {
  'training.topic': openTo('training.topic.read'),
  'training.topics': openTo('training.topic.read'),
  'training.programme': openTo('training.class.read'),
  'training.need': visibleNeeds,
  'training.class': visibleClasses,
}

/** Who may attach files: to a class whoever drafts or runs it. */
export const trainingHosts: Record<string, AttachmentHost> = {
  'training.class': async (ctx, id) => {
    for (const permission of ['training.class.draft', 'training.class.run'] as const)
      if ((await visibleClasses(ctx, [id], permission)).size > 0) return true
    return false
  },
}
