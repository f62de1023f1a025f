import { type Guards, openTo } from '../rights/rights.ts'
import type { Describers } from '../thread/thread.ts'
import { documentKind } from './model.ts'
import { shippedTemplates } from './template/shipped.ts'

export { setFontFolder } from './fonts.ts'
export type { OfficialDocumentInput } from './model.ts'
export { officialdocRoutes } from './routes.ts'
export { fileOf, makeFromTemplate, officialdocUndoers } from './service.ts'

/** How templates are named in threads. */
export const officialdocDescribers: Describers = {
  'officialdoc.template': async (_db, ids) =>
    new Map(
      ids.flatMap((id) => {
        const kind = documentKind.safeParse(id)
        if (!kind.success) return []
        return [[id, { title: `${shippedTemplates[kind.data].name}模板`, href: '/official-documents' }]]
      }),
    ),
}

/** Who may see a template may see its history. */
export const officialdocGuards: Guards = { 'officialdoc.template': openTo('officialdoc.document.make') }
