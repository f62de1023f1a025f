import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { choiceParam, flagParam, textParam } from '#web/ui/search-params.ts'
import { documentList } from '../contract.ts'

/** Search of the document list. `upload` opens the upload drawer. */
export const documentListSearch = z.object({
  query: textParam(100),
  upload: flagParam(),
  ...listParams(documentList),
})

/** Selection on a document's page: the chosen fact, which text is shown, which facts are listed. */
export const documentSearch = z.object({
  fact: textParam(40),
  view: choiceParam(['raw']),
  show: choiceParam(['open']),
  about: choiceParam(['document', 'fact']),
})
