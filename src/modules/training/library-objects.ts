import { uuidsOf } from '#platform/db/uuids.ts'
import type { AttachmentHost } from '#platform/files/attachments.ts'
import type { Permission } from '#platform/rights/permission.ts'
import { type Guard, type Guards, may, openTo } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { courseIdsInSight, coursesById, courseTitles } from './queries/course.ts'
import { packageTitles } from './queries/course-package.ts'
import { teacherNames } from './queries/teacher.ts'
import { venueNames } from './queries/venue.ts'
import { coursesInSight } from './service/library/course-sight.ts'

/** How the objects of the libraries are named in threads. */
export const libraryDescribers: Describers = {
  'training.course': async (db, ids) =>
    withHref(await courseTitles(db, ids), (id) => `/training/courses/${id}`),
  'training.coursePackage': async (db, ids) =>
    new Map(
      [...(await packageTitles(db, ids))].map(([id, { city, fileName }]) => [
        id,
        { title: `${city}课程包 ${fileName}`, href: '/training/courses' },
      ]),
    ),
  'training.teacher': async (db, ids) =>
    withHref(await teacherNames(db, uuidsOf(ids)), (id) => `/training/teachers?id=${id}`),
  'training.venue': async (db, ids) =>
    withHref(await venueNames(db, uuidsOf(ids)), (id) => `/training/venues?id=${id}`),
  'training.library': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '培训资源库', href: '/training/courses' }])),
}

const withHref = (names: Map<string, string>, href: (id: string) => string) =>
  new Map([...names].map(([id, title]) => [id, { title, href: href(id) }]))

/** Teachers and venues are the whole city's: a right to a part of it is none here. */
const cityWide =
  (permission: Permission): Guard =>
  async (ctx, ids) =>
    new Set(may(ctx, permission, {}) ? ids : [])

/** Who may see them there. */
export const libraryGuards: Guards = {
  'training.course': (ctx, ids) => courseIdsInSight(ctx.db, ids, coursesInSight(ctx)),
  'training.coursePackage': openTo('training.course.edit'),
  'training.teacher': cityWide('training.teacher.read'),
  'training.venue': cityWide('training.venue.read'),
  'training.library': openTo('training.course.read'),
}

/** Files hang on courses: whoever keeps the course keeps them. */
export const libraryHosts: Record<string, AttachmentHost> = {
  'training.course': async (ctx, id) => {
    const [course] = await coursesById(ctx.db, [id])
    return course !== undefined && may(ctx, 'training.course.edit', { orgIds: [course.hostOrgId] })
  },
}
