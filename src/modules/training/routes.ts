import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { trainingContract } from './contract/index.ts'
import * as courses from './service/library/courses.ts'
import * as files from './service/library/export.ts'
import { makePackage } from './service/library/package/make-package.ts'
import { previewPackage } from './service/library/package/preview-package.ts'
import { takePackage } from './service/library/package/take-package.ts'
import * as teachers from './service/library/teachers.ts'
import * as venues from './service/library/venues.ts'
import * as topics from './service/topics.ts'

const os = implement(trainingContract).$context<ServerContext>().use(withData)

/** Binds the contract to the services. */
export const trainingRoutes = os.router({
  listTopics: os.listTopics.handler(({ context }) => topics.listTopics(context)),
  addTopic: os.addTopic.handler(({ context, input }) => topics.addTopic(context, input)),
  updateTopic: os.updateTopic.handler(({ context, input }) => topics.updateTopic(context, input)),
  listCourses: os.listCourses.handler(({ context, input }) => courses.listCourses(context, input)),
  exportCourses: os.exportCourses.handler(({ context, input }) => files.exportCourses(context, input)),
  getCourse: os.getCourse.handler(({ context, input }) => courses.getCourse(context, input.id)),
  addCourse: os.addCourse.handler(({ context, input }) => courses.addCourse(context, input)),
  updateCourse: os.updateCourse.handler(({ context, input }) => courses.updateCourse(context, input)),
  shareCourse: os.shareCourse.handler(({ context, input }) => courses.shareCourse(context, input)),
  exportCoursePackage: os.exportCoursePackage.handler(({ context, input }) =>
    makePackage(context, input.courseIds),
  ),
  previewCoursePackage: os.previewCoursePackage.handler(({ context, input }) =>
    previewPackage(context, input.file),
  ),
  takeCoursePackage: os.takeCoursePackage.handler(({ context, input }) => takePackage(context, input)),
  listTeachers: os.listTeachers.handler(({ context, input }) => teachers.listTeachers(context, input)),
  exportTeachers: os.exportTeachers.handler(({ context, input }) => files.exportTeachers(context, input)),
  getTeacher: os.getTeacher.handler(({ context, input }) => teachers.getTeacher(context, input.id)),
  addTeacher: os.addTeacher.handler(({ context, input }) => teachers.addTeacher(context, input)),
  updateTeacher: os.updateTeacher.handler(({ context, input }) => teachers.updateTeacher(context, input)),
  revealTeacher: os.revealTeacher.handler(({ context, input }) => teachers.revealTeacher(context, input)),
  listVenues: os.listVenues.handler(({ context, input }) => venues.listVenues(context, input)),
  exportVenues: os.exportVenues.handler(({ context, input }) => files.exportVenues(context, input)),
  getVenue: os.getVenue.handler(({ context, input }) => venues.getVenue(context, input.id)),
  addVenue: os.addVenue.handler(({ context, input }) => venues.addVenue(context, input)),
  updateVenue: os.updateVenue.handler(({ context, input }) => venues.updateVenue(context, input)),
  revealVenue: os.revealVenue.handler(({ context, input }) => venues.revealVenue(context, input)),
})
