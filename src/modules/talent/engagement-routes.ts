import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { engagementContract } from './contract/engagement.ts'
import type { TalentPorts } from './ports.ts'
import * as agree from './service/engagement/agree.ts'
import * as lists from './service/engagement/lists.ts'
import * as offer from './service/engagement/offer.ts'
import { getEngagement } from './service/engagement/show.ts'
import * as steps from './service/engagement/steps.ts'
import * as suggest from './service/engagement/suggest.ts'

/** Binds the endpoints of engagements. */
export function engagementRoutes(ports: TalentPorts) {
  const os = implement(engagementContract).$context<ServerContext>().use(withData)
  return {
    listEngagements: os.listEngagements.handler(({ context, input }) =>
      lists.listEngagements(context, input),
    ),
    exportEngagements: os.exportEngagements.handler(({ context, input }) =>
      lists.exportEngagements(context, input),
    ),
    listEngagementParties: os.listEngagementParties.handler(({ context }) =>
      lists.listEngagementParties(context),
    ),
    listEngagementChoices: os.listEngagementChoices.handler(({ context }) =>
      suggest.listEngagementChoices(context),
    ),
    reviewRefusals: os.reviewRefusals.handler(({ context }) => lists.reviewRefusals(context)),
    getEngagement: os.getEngagement.handler(({ context, input }) => getEngagement(context, input.id)),
    suggestEngagement: os.suggestEngagement.handler(({ context, input }) =>
      suggest.suggestEngagement(context, input),
    ),
    agreeForNeed: os.agreeForNeed.handler(({ context, input }) => agree.agreeForNeed(context, input)),
    recordPersonWord: os.recordPersonWord.handler(({ context, input }) =>
      agree.recordPersonWord(context, input),
    ),
    inviteEngagement: os.inviteEngagement.handler(({ context, input }) =>
      offer.inviteEngagement(context, ports, input),
    ),
    showEngagementAddress: os.showEngagementAddress.handler(({ context, input }) =>
      offer.showEngagementAddress(context, ports, input.id),
    ),
    revokeEngagementAddress: os.revokeEngagementAddress.handler(({ context, input }) =>
      offer.revokeEngagementAddress(context, input),
    ),
    revealEngagementContacts: os.revealEngagementContacts.handler(({ context, input }) =>
      agree.revealEngagementContacts(context, input.id),
    ),
    rejectEngagement: os.rejectEngagement.handler(({ context, input }) =>
      steps.rejectEngagement(context, input),
    ),
    boardEngagement: os.boardEngagement.handler(({ context, input }) =>
      steps.boardEngagement(context, input),
    ),
    openEngagementOffer: os.openEngagementOffer.handler(({ context, input }) =>
      offer.openEngagementOffer(context, input.token),
    ),
    answerEngagementOffer: os.answerEngagementOffer.handler(({ context, input }) =>
      offer.answerEngagementOffer(context, input),
    ),
  }
}
