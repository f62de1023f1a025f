import { z } from 'zod'
import { documentKinds } from '#platform/officialdoc/contract.ts'
import { choiceParam } from '#web/ui/search-params.ts'

/** Which kind of document, and whether it or its template is worked on. */
export const officialDocumentSearch = z.object({
  kind: choiceParam(documentKinds),
  tab: choiceParam(['template']),
})
