import { type Guards, openTo } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { fairTitles, visibleFairs } from './queries/fair.ts'
import { entryTitles, visibleEntries } from './queries/fair-entry.ts'
import { resultTitles, visibleResults } from './queries/fair-result.ts'
import { hrefOfEntry, hrefOfFair } from './service/fair/fair-records.ts'

/** How fairs, needs at them and reports are named in threads. */
export const fairDescribers: Describers = {
  'talent.fair': async (db, ids) =>
    new Map([...(await fairTitles(db, ids))].map(([id, title]) => [id, { title, href: hrefOfFair(id) }])),
  'talent.fairEntry': async (db, ids) =>
    new Map(
      [...(await entryTitles(db, ids))].map(([id, { title, fairId }]) => [
        id,
        { title, href: hrefOfEntry(fairId, id) },
      ]),
    ),
  'talent.fairResult': async (db, ids) =>
    new Map(
      [...(await resultTitles(db, ids))].map(([id, { title, fairId, entryId }]) => [
        id,
        { title, href: hrefOfEntry(fairId, entryId) },
      ]),
    ),
  'talent.fairs': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '产才对接会', href: '/talent/fairs' }])),
}

/** Who may see them there. */
export const fairGuards: Guards = {
  'talent.fair': visibleFairs,
  'talent.fairEntry': visibleEntries,
  'talent.fairResult': visibleResults,
  'talent.fairs': openTo('talent.fair.read'),
}
