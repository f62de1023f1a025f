import { classContract } from './class.ts'
import { courseContract } from './course.ts'
import { coursePackageContract } from './course-package.ts'
import { needContract } from './need.ts'
import { programmeContract } from './programme.ts'
import { teacherContract } from './teacher.ts'
import { topicContract } from './topic.ts'
import { venueContract } from './venue.ts'

export * from './class.ts'
export { classList } from './class-list.ts'
export * from './class-shapes.ts'
export * from './class-terms.ts'
export * from './contact.ts'
export * from './course.ts'
export * from './course-content.ts'
export * from './course-package.ts'
export * from './course-table.ts'
export * from './need.ts'
export { needList } from './need-list.ts'
export * from './need-shapes.ts'
export * from './programme.ts'
export * from './shared-columns.ts'
export * from './tags.ts'
export * from './teacher.ts'
export * from './teacher-table.ts'
export * from './topic.ts'
export * from './unavailability.ts'
export * from './venue.ts'
export * from './venue-table.ts'

export const trainingContract = {
  ...programmeContract,
  ...classContract,
  ...needContract,
  ...topicContract,
  ...courseContract,
  ...coursePackageContract,
  ...teacherContract,
  ...venueContract,
}
