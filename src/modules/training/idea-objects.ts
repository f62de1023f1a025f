import type { Guards } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { ideaTitles, visibleIdeas } from './queries/idea.ts'

/** How ideas are named in threads. */
export const ideaDescribers: Describers = {
  'training.idea': async (db, ids) =>
    new Map(
      [...(await ideaTitles(db, ids))].map(([id, title]) => [id, { title, href: `/training/ideas/${id}` }]),
    ),
}

/** Who may see them there: authors, whoever handles or reads them by right, and everybody once adopted. */
export const ideaGuards: Guards = { 'training.idea': (ctx, ids) => visibleIdeas(ctx, ids) }
