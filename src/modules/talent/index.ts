import { type Guards, openTo } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { runTitles } from './queries/match-run.ts'
import { skillTitles } from './queries/skill.ts'
import { mayOnRun } from './service/run/access.ts'

export { talentJobs } from './jobs.ts'
export { talentSearchKinds } from './queries/search.ts'
export { talentRoutes } from './routes.ts'
export { installMajors } from './service/major/install-majors.ts'
export { installSkills } from './service/skill/install-skills.ts'
export { skillImport } from './service/skill/skill-import.ts'

/** How this module's objects are named in threads. */
export const talentDescribers: Describers = {
  'talent.skill': async (db, ids) =>
    new Map(
      [...(await skillTitles(db, ids))].map(([id, title]) => [
        id,
        { title, href: `/talent/skills?id=${id}` },
      ]),
    ),
  'talent.matchRun': async (db, ids) =>
    new Map(
      [...(await runTitles(db, ids))].map(([id, { title }]) => [
        id,
        { title, href: `/talent/matches/${id}` },
      ]),
    ),
  'talent.majors': async (_db, ids) => new Map(ids.map((id) => [id, { title: '专业目录', href: null }])),
  'talent.skills': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '技能词表', href: '/talent/skills' }])),
}

/** Who may see them there. */
export const talentGuards: Guards = {
  'talent.skill': openTo('talent.skill.read'),
  'talent.matchRun': async (ctx, ids) =>
    new Set(
      [...(await runTitles(ctx.db, ids))].flatMap(([id, { chainCodes }]) =>
        mayOnRun(ctx, 'talent.match.read', chainCodes) ? [id] : [],
      ),
    ),
  'talent.majors': openTo('talent.skill.read'),
  'talent.skills': openTo('talent.skill.read'),
}
