import type { BinKinds } from '#platform/bin/bin-kind.ts'
import { type Guards, openTo } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { instituteTitles } from './queries/institute.ts'
import { outputTitles } from './queries/institute-output.ts'
import { majorNames } from './queries/major.ts'
import { instituteBin } from './service/institute/institute-bin.ts'

/** How institutes, their yearly figures and majors are named in threads. */
export const instituteDescribers: Describers = {
  'talent.institute': async (db, ids) =>
    new Map(
      [...(await instituteTitles(db, ids))].map(([id, title]) => [
        id,
        { title, href: `/talent/institutes/${id}` },
      ]),
    ),
  'talent.institutes': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '院校库', href: '/talent/institutes' }])),
  'talent.instituteOutput': async (db, ids) =>
    new Map(
      [...(await outputTitles(db, ids))].map(([id, { title }]) => [
        id,
        { title, href: `/talent/institutes/outputs?id=${id}` },
      ]),
    ),
  'talent.major': async (db, ids) =>
    new Map(
      [...(await majorNames(db, ids))].map(([code, name]) => [
        code,
        { title: `${name}（${code}）`, href: `/talent/institutes/outputs?major=${code}` },
      ]),
    ),
}

/** The history names whom to ask at an institute, which enterprises are not told. */
const withContacts = openTo('talent.institute.contact')

/** Who may see them there. */
export const instituteGuards: Guards = {
  'talent.institute': withContacts,
  'talent.institutes': withContacts,
  'talent.instituteOutput': withContacts,
  'talent.major': openTo('talent.skill.read'),
}

export const instituteBinKinds: BinKinds = { 'talent.institute': instituteBin }
