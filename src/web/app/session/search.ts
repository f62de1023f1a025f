import { z } from 'zod'
import { textParam } from '#web/ui/search-params.ts'

/** Search of one's own account page, where the identity provider sends people back to. */
export const ownAccountSearch = z.object({
  /** `1` once an identity was linked. */
  linked: textParam(1),
  /** A reason the server gives in the address. */
  refused: textParam(),
})
