import { DocumentPage as DocumentView } from '#modules/documents/web/document-page.tsx'
import { RaiseFromFact } from '#modules/matters/web/raise-actions.tsx'
import { Trail } from './trail.tsx'

/** The document page with the thread of the document and of its facts. */
export function DocumentPage() {
  return (
    <DocumentView
      trail={(object) => <Trail kind={object.kind} id={object.id} />}
      factActions={(factId) => <RaiseFromFact factId={factId} />}
    />
  )
}
