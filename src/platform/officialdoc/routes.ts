import { implement } from '@orpc/server'
import { type ServerContext, withData } from '../http/routes.ts'
import { officialdocContract } from './contract.ts'
import * as service from './service.ts'

const os = implement(officialdocContract).$context<ServerContext>().use(withData)

export const officialdocRoutes = os.router({
  listTemplates: os.listTemplates.handler(({ context }) => service.listTemplates(context)),
  getTemplate: os.getTemplate.handler(({ context, input }) => service.getTemplate(context, input.kind)),
  putTemplate: os.putTemplate.handler(({ context, input: { kind, lockVersion, ...input } }) =>
    service.putTemplate(context, kind, lockVersion, input),
  ),
  resetTemplate: os.resetTemplate.handler(({ context, input }) =>
    service.resetTemplate(context, input.kind, input.lockVersion),
  ),
  drawPreview: os.drawPreview.handler(async ({ context, input }) =>
    service.drawDocument(await service.previewTemplate(context, input.kind, input.content)),
  ),
  downloadPreview: os.downloadPreview.handler(async ({ context, input }) =>
    service.fileOf(await service.previewTemplate(context, input.kind, input.content), input.format),
  ),
  draw: os.draw.handler(async ({ context, input }) =>
    service.drawDocument(await service.composeDocument(context, input)),
  ),
  make: os.make.handler(({ context, input }) => service.makeFile(context, input)),
})
