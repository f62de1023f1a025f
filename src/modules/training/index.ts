import { type Guards, openTo } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { libraryDescribers, libraryGuards } from './library-objects.ts'
import { topicNames } from './queries/topic.ts'

export { trainingHosts, trainingRepointers } from './library-objects.ts'
export { trainingSearchKinds } from './queries/search.ts'
export { courseRef, teacherRef, venueRef } from './refs.ts'
export { trainingRoutes } from './routes.ts'
export { installTopics } from './service/install-topics.ts'
export { courseImport } from './service/library/course-import.ts'
export { heldCourse } from './service/library/course-records.ts'
export { enterCourse, saveCourse } from './service/library/courses.ts'
export { teacherImport } from './service/library/teacher-import.ts'
export { enterTeacher } from './service/library/teachers.ts'
export { venueImport } from './service/library/venue-import.ts'
export { enterVenue } from './service/library/venues.ts'

/** How this module's objects are named in threads. */
export const trainingDescribers: Describers = {
  'training.topic': async (db, ids) =>
    new Map([...(await topicNames(db, ids))].map(([id, title]) => [id, { title, href: '/training/topics' }])),
  'training.topics': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '培训主题', href: '/training/topics' }])),
  ...libraryDescribers,
}

/** Who may see them there. */
export const trainingGuards: Guards = {
  'training.topic': openTo('training.topic.read'),
  'training.topics': openTo('training.topic.read'),
  ...libraryGuards,
}
