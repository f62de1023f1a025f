import type { BinKinds } from '#platform/bin/bin-kind.ts'
import { type Guards, openTo } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { needTitles, visibleNeeds } from './queries/need.ts'
import { skillTitles } from './queries/skill.ts'
import { needBin } from './service/need/need-bin.ts'

export { insertNeeds, type NewNeedRow } from './queries/need-writes.ts'
export { talentSearchKinds } from './queries/search.ts'
export { needRef } from './refs.ts'
export { talentRepointers } from './repointers.ts'
export { talentRoutes } from './routes.ts'
export { installMajors } from './service/major/install-majors.ts'
export { needImport } from './service/need/need-import.ts'
export { needLinks } from './service/need/need-records.ts'
export { installSkills } from './service/skill/install-skills.ts'
export { skillEntries, skillImport } from './service/skill/skill-import.ts'

/** How this module's objects are named in threads. */
export const talentDescribers: Describers = {
  'talent.skill': async (db, ids) =>
    new Map(
      [...(await skillTitles(db, ids))].map(([id, title]) => [
        id,
        { title, href: `/talent/skills?id=${id}` },
      ]),
    ),
  'talent.need': async (db, ids) =>
    new Map(
      [...(await needTitles(db, ids))].map(([id, title]) => [id, { title, href: `/talent/needs/${id}` }]),
    ),
  'talent.majors': async (_db, ids) => new Map(ids.map((id) => [id, { title: '专业目录', href: null }])),
  'talent.skills': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '技能词表', href: '/talent/skills' }])),
}

/** Who may see them there. */
export const talentGuards: Guards = {
  'talent.skill': openTo('talent.skill.read'),
  'talent.need': visibleNeeds,
  'talent.majors': openTo('talent.skill.read'),
  'talent.skills': openTo('talent.skill.read'),
}

/** What of this module can be deleted and brought back. */
export const talentBinKinds: BinKinds = { 'talent.need': needBin }
