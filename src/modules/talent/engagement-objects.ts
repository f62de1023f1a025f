import type { Guards } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { engagementTitles, visibleEngagements } from './queries/engagement.ts'
import { hrefOf } from './service/engagement/suggest.ts'

/** How engagements are named in threads: by need and number of the person. */
export const engagementDescribers: Describers = {
  'talent.engagement': async (db, ids) =>
    new Map([...(await engagementTitles(db, ids))].map(([id, title]) => [id, { title, href: hrefOf(id) }])),
}

/** Who may see them there. */
export const engagementGuards: Guards = { 'talent.engagement': visibleEngagements }
