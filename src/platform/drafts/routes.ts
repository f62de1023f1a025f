import { implement } from '@orpc/server'
import { type ServerContext, withData } from '../http/routes.ts'
import { draftsContract } from './contract.ts'
import { discardDraft, getDraft, saveDraft } from './drafts.ts'

const os = implement(draftsContract).$context<ServerContext>().use(withData)

export const draftsRoutes = os.router({
  get: os.get.handler(({ context, input }) => getDraft(context, input.key)),
  save: os.save.handler(({ context, input }) => saveDraft(context, input)),
  discard: os.discard.handler(({ context, input }) => discardDraft(context, input.key)),
})
