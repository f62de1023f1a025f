import { implement } from '@orpc/server'
import { type ServerContext, withData } from '../http/routes.ts'
import {
  type AttachmentRules,
  attach,
  downloadAttachment,
  listAttachments,
  removeAttachment,
  restoreAttachment,
} from './attachments.ts'
import { filesContract } from './contract.ts'

/** Binds the contract; which objects take files is told by the server, which knows all modules. */
export function filesRoutes(rules: AttachmentRules) {
  const os = implement(filesContract).$context<ServerContext>().use(withData)
  return os.router({
    listAttachments: os.listAttachments.handler(({ context, input }) =>
      listAttachments(context, rules, input),
    ),
    attach: os.attach.handler(({ context, input: { kind, id, file, note } }) =>
      attach(context, rules, { kind, id }, file, note),
    ),
    downloadAttachment: os.downloadAttachment.handler(({ context, input }) =>
      downloadAttachment(context, rules, input.id),
    ),
    removeAttachment: os.removeAttachment.handler(({ context, input }) =>
      removeAttachment(context, rules, input.id, input.reason),
    ),
    restoreAttachment: os.restoreAttachment.handler(({ context, input }) =>
      restoreAttachment(context, rules, input.id),
    ),
  })
}
