import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { trainingContract } from './contract/index.ts'
import { createClass, updateClassDraft } from './service/class/enter-class.ts'
import { exportClasses, listClasses } from './service/class/lists.ts'
import { proposeClass } from './service/class/propose-class.ts'
import { rescheduleClass } from './service/class/reschedule-class.ts'
import { getClass } from './service/class/show-class.ts'
import { draftFromGap, draftFromProblem } from './service/need/draft-need.ts'
import { closeNeed, createNeed, updateNeed } from './service/need/enter-need.ts'
import { exportNeeds, listNeeds } from './service/need/lists.ts'
import { getNeed } from './service/need/show-need.ts'
import * as programmes from './service/programme/programmes.ts'
import { proposeProgramme } from './service/programme/propose-programme.ts'
import * as topics from './service/topics.ts'

const os = implement(trainingContract).$context<ServerContext>().use(withData)

/** Binds the contract to the services. */
export const trainingRoutes = os.router({
  listProgrammes: os.listProgrammes.handler(({ context }) => programmes.listProgrammes(context)),
  proposeProgramme: os.proposeProgramme.handler(({ context, input }) => proposeProgramme(context, input)),
  createProgramme: os.createProgramme.handler(({ context, input }) =>
    programmes.createProgramme(context, input),
  ),
  getProgramme: os.getProgramme.handler(({ context, input }) => programmes.getProgramme(context, input.id)),
  updateProgramme: os.updateProgramme.handler(({ context, input: { id, lockVersion, ...fields } }) =>
    programmes.updateProgramme(context, id, lockVersion, fields),
  ),
  addToProgramme: os.addToProgramme.handler(({ context, input: { id, ...fields } }) =>
    programmes.addToProgramme(context, id, fields),
  ),
  actOnProgramme: os.actOnProgramme.handler(({ context, input }) =>
    programmes.actOnProgramme(context, input.id, input.action, input.classes),
  ),

  listClasses: os.listClasses.handler(({ context, input }) => listClasses(context, input)),
  exportClasses: os.exportClasses.handler(({ context, input }) => exportClasses(context, input)),
  proposeClass: os.proposeClass.handler(({ context, input }) =>
    proposeClass(context, input.kind, input.chainCode),
  ),
  createClass: os.createClass.handler(({ context, input }) => createClass(context, input)),
  getClass: os.getClass.handler(({ context, input }) => getClass(context, input.id)),
  updateClass: os.updateClass.handler(({ context, input: { id, lockVersion, ...fields } }) =>
    updateClassDraft(context, id, lockVersion, fields),
  ),
  rescheduleClass: os.rescheduleClass.handler(({ context, input }) => rescheduleClass(context, input)),

  listNeeds: os.listNeeds.handler(({ context, input }) => listNeeds(context, input)),
  exportNeeds: os.exportNeeds.handler(({ context, input }) => exportNeeds(context, input)),
  draftNeed: os.draftNeed.handler(({ context, input }) =>
    input.kind === 'problem'
      ? draftFromProblem(context, input.id)
      : draftFromGap(context, input.chainCode, input.id),
  ),
  createNeed: os.createNeed.handler(({ context, input }) => createNeed(context, input)),
  getNeed: os.getNeed.handler(({ context, input }) => getNeed(context, input.id)),
  updateNeed: os.updateNeed.handler(({ context, input: { id, lockVersion, ...fields } }) =>
    updateNeed(context, id, lockVersion, fields),
  ),
  closeNeed: os.closeNeed.handler(({ context, input }) =>
    closeNeed(context, input.id, input.lockVersion, input.reason),
  ),

  listTopics: os.listTopics.handler(({ context }) => topics.listTopics(context)),
  addTopic: os.addTopic.handler(({ context, input }) => topics.addTopic(context, input)),
  updateTopic: os.updateTopic.handler(({ context, input }) => topics.updateTopic(context, input)),
})
