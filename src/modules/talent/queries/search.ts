import { businessDay, businessDayOf } from '#platform/clock.ts'
import type { SearchKind, SearchKinds } from '#platform/search/kinds.ts'
import { allIdsOf, lineOf, mapOf } from '#platform/search/rows.ts'
import { biddingStateWords } from '../contract/bidding-terms.ts'
import { directoryStateWords } from '../contract/directory.ts'
import { engagementStateWords } from '../contract/engagement-terms.ts'
import { runStateWords } from '../contract/match-run.ts'
import { provinceName } from '../contract/provinces.ts'
import { biddingsById } from './bidding.ts'
import { directoriesById, directoryTitle } from './directory.ts'
import { engagementsById, engagementTitle } from './engagement.ts'
import { fairLines } from './fair.ts'
import { institutesById } from './institute.ts'
import { runsById, runTitle } from './match-run.ts'
import { needsById } from './need.ts'
import { profilesById } from './profile.ts'
import { skillsById } from './skill.ts'

/** Skills are found by their name and by every word that means them. */
const skill: SearchKind = {
  right: 'talent.skill.read',
  watches: [
    { table: 'talent.skill', ids: ['r.id'] },
    { table: 'talent.skill_word', ids: ['r.skill_id'] },
  ],
  entries: async (db, ids) =>
    mapOf(await skillsById(db, ids), (one) => ({ names: [one.name, ...one.synonyms], codes: [] })),
  allIds: (db) => allIdsOf(db, 'talent.skill'),
  lines: async ({ db }, ids) =>
    mapOf(await skillsById(db, ids), (one) =>
      lineOf(one.parentNames.join('、') || null, one.chainNames.join('、') || null),
    ),
}

/** Needs are found by their title and number. */
const need: SearchKind = {
  right: 'talent.need.read',
  watches: [{ table: 'talent.need', ids: ['r.id'] }],
  entries: async (db, ids) =>
    mapOf(await needsById(db, ids), (one) => ({ names: [one.title], codes: [String(one.number)] })),
  allIds: (db) => allIdsOf(db, 'talent.need'),
  lines: async ({ db }, ids) =>
    mapOf(await needsById(db, ids), (one) =>
      lineOf(`#${one.number}`, one.enterpriseName, one.chainName, one.nodeName),
    ),
}

/** People are found by name, and by whoever may know it alone; nobody who was erased is. */
const profile: SearchKind = {
  right: 'talent.profile.identify',
  ofPersons: true,
  watches: [{ table: 'talent.profile', ids: ['r.id'] }],
  async entries(db, ids) {
    const rows = await db
      .selectFrom('talent.profile')
      .select(['id', 'name', 'number'])
      .where('id', 'in', [...ids])
      .where('name', 'is not', null)
      .execute()
    return mapOf(rows, (row) => ({ names: [row.name ?? ''], codes: [String(row.number)] }))
  },
  allIds: (db) => allIdsOf(db, 'talent.profile'),
  lines: async ({ db, clock }, ids) =>
    mapOf(await profilesById(db, ids, businessDay(clock)), (one) =>
      lineOf(`人才 ${one.number} 号`, one.chainNames.join('、') || null),
    ),
}

/** Institutes are found by their name and code. */
const institute: SearchKind = {
  right: 'talent.institute.read',
  watches: [{ table: 'talent.institute', ids: ['r.id'] }],
  entries: async (db, ids) =>
    mapOf(await institutesById(db, ids), (one) => ({
      names: [one.name],
      codes: one.code === null ? [] : [one.code],
    })),
  allIds: (db) => allIdsOf(db, 'talent.institute'),
  lines: async ({ db }, ids) =>
    mapOf(await institutesById(db, ids), (one) => {
      const province = provinceName(one.province)
      return lineOf(province === one.city ? one.city : `${province}${one.city}`)
    }),
}

/** Engagements are found by the need and the number of the person, never by a name: titles are read by who may not know it. */
const engagement: SearchKind = {
  right: 'talent.engagement.read',
  watches: [
    { table: 'talent.engagement', ids: ['r.id'] },
    // One row for each engagement of a need that is called otherwise.
    {
      table: 'talent.need',
      ids: ['unnest(array(select g.id from talent.engagement g where g.need_id = r.id))'],
    },
  ],
  entries: async (db, ids) =>
    mapOf(await engagementsById(db, ids), (one) => ({
      names: [engagementTitle(one.need.title, one.person.number)],
      codes: [String(one.number)],
    })),
  allIds: (db) => allIdsOf(db, 'talent.engagement'),
  lines: async ({ db }, ids) =>
    mapOf(await engagementsById(db, ids), (one) =>
      lineOf(`#${one.number}`, one.enterprise.name, one.chainName, engagementStateWords[one.state].zh),
    ),
}

/** Biddings are found by their title and number; whoever bids stays sealed. */
const bidding: SearchKind = {
  right: 'talent.bidding.read',
  watches: [{ table: 'talent.bidding', ids: ['r.id'] }],
  entries: async (db, ids) =>
    mapOf(await biddingsById(db, ids), (one) => ({ names: [one.title], codes: [String(one.number)] })),
  allIds: (db) => allIdsOf(db, 'talent.bidding'),
  lines: async ({ db }, ids) =>
    mapOf(await biddingsById(db, ids), (one) =>
      lineOf(`#${one.number}`, one.enterprise.name, one.chainName, biddingStateWords[one.state].zh),
    ),
}

/** Match runs are found by their title and number. */
const matchRun: SearchKind = {
  right: 'talent.match.read',
  watches: [{ table: 'talent.match_run', ids: ['r.id'] }],
  entries: async (db, ids) =>
    mapOf(await runsById(db, ids), (one) => ({ names: [runTitle(one)], codes: [String(one.number)] })),
  allIds: (db) => allIdsOf(db, 'talent.match_run'),
  lines: async ({ db }, ids) =>
    mapOf(await runsById(db, ids), (one) =>
      lineOf(
        one.chainNames.join('、') || null,
        runStateWords[one.state].zh,
        businessDayOf(new Date(one.createdAt)),
      ),
    ),
}

/** Shortage directories are found by their title and year; drafts by whoever reads all of the city. */
const shortageDirectory: SearchKind = {
  right: 'talent.directory.read',
  watches: [{ table: 'talent.shortage_directory', ids: ['r.id'] }],
  entries: async (db, ids) =>
    mapOf(await directoriesById(db, ids), (one) => ({
      names: [directoryTitle(one)],
      codes: [String(one.year)],
    })),
  allIds: (db) => allIdsOf(db, 'talent.shortage_directory'),
  lines: async ({ db }, ids) =>
    mapOf(await directoriesById(db, ids), (one) =>
      lineOf(directoryStateWords[one.state].zh, `${one.entries} 个岗位`, `测算于 ${one.computedOn}`),
    ),
}

/** Fairs are found by their title and number. */
const fair: SearchKind = {
  right: 'talent.fair.read',
  watches: [{ table: 'talent.fair', ids: ['r.id'] }],
  entries: async (db, ids) =>
    mapOf(await fairLines(db, ids), (one) => ({ names: [one.title], codes: [String(one.number)] })),
  allIds: (db) => allIdsOf(db, 'talent.fair'),
  lines: async ({ db }, ids) =>
    mapOf(await fairLines(db, ids), (one) => lineOf(one.from_on, one.place, one.host)),
}

/** What of talent is found by the search. */
export const talentSearchKinds: SearchKinds = {
  'talent.institute': institute,
  'talent.bidding': bidding,
  'talent.engagement': engagement,
  'talent.matchRun': matchRun,
  'talent.fair': fair,
  'talent.need': need,
  'talent.profile': profile,
  'talent.shortageDirectory': shortageDirectory,
  'talent.skill': skill,
}
