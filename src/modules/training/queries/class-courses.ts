import type { Db } from '#platform/db/database.ts'

/** A course that a class teaches, in the order of teaching. */
export interface ClassCourse {
  modulePosition: number
  courseId: string
  versionNo: number
  teacherId: string | null
  hours: number
}

export async function classCourses(db: Db, classId: string): Promise<ClassCourse[]> {
  const rows = await db
    .selectFrom('training.class_course')
    .selectAll()
    .where('class_id', '=', classId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    modulePosition: row.module_position,
    courseId: row.course_id,
    versionNo: row.version_no,
    teacherId: row.teacher_id,
    hours: Number(row.hours),
  }))
}

/** Puts the courses of a class in the place of those there were. */
export async function putClassCourses(
  db: Db,
  classId: string,
  courses: readonly ClassCourse[],
): Promise<void> {
  await db.deleteFrom('training.class_course').where('class_id', '=', classId).execute()
  if (courses.length === 0) return
  await db
    .insertInto('training.class_course')
    .values(
      courses.map((one, index) => ({
        class_id: classId,
        position: index + 1,
        module_position: one.modulePosition,
        course_id: one.courseId,
        version_no: one.versionNo,
        teacher_id: one.teacherId,
        hours: String(one.hours),
      })),
    )
    .execute()
}
