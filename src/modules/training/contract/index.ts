import { courseContract } from './course.ts'
import { coursePackageContract } from './course-package.ts'
import { teacherContract } from './teacher.ts'
import { topicContract } from './topic.ts'
import { venueContract } from './venue.ts'

export * from './contact.ts'
export * from './course.ts'
export * from './course-content.ts'
export * from './course-package.ts'
export * from './course-table.ts'
export * from './shared-columns.ts'
export * from './tags.ts'
export * from './teacher.ts'
export * from './teacher-table.ts'
export * from './topic.ts'
export * from './unavailability.ts'
export * from './venue.ts'
export * from './venue-table.ts'

export const trainingContract = {
  ...topicContract,
  ...courseContract,
  ...coursePackageContract,
  ...teacherContract,
  ...venueContract,
}
