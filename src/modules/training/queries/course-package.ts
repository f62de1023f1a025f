import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

/** A course here that came from another city. */
export interface Brought {
  originId: string
  courseId: string
  originVersion: number
  /** The version here that was made of it. */
  versionNo: number
}

/** Which of these courses of other cities are here already. */
export async function broughtBefore(db: Db, originIds: readonly string[]): Promise<Map<string, Brought>> {
  const rows = await db
    .selectFrom('training.course_origin')
    .select(['origin_id', 'course_id', 'origin_version', 'version_no'])
    .where(sql<boolean>`origin_id = any(${[...originIds]}::uuid[])`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.origin_id,
      {
        originId: row.origin_id,
        courseId: row.course_id,
        originVersion: row.origin_version,
        versionNo: row.version_no,
      },
    ]),
  )
}

/** Notes a package that is taken and gives its id. */
export async function insertPackage(
  db: Db,
  taken: {
    city: string
    fileName: string
    sha256: string
    madeAt: string
    takenAt: Date
    takenBy: string
    takenByName: string
  },
): Promise<string> {
  const row = await db
    .insertInto('training.course_package')
    .values({
      city: taken.city,
      file_name: taken.fileName,
      sha256: taken.sha256,
      made_at: new Date(taken.madeAt),
      taken_at: taken.takenAt,
      taken_by: taken.takenBy,
      taken_by_name: taken.takenByName,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Says where a course came from, or that a newer version of it came. */
export async function putOrigin(
  db: Db,
  {
    courseId,
    originId,
    originVersion,
    versionNo,
    city,
    packageId,
  }: Brought & { city: string; packageId: string },
): Promise<void> {
  const values = {
    origin_id: originId,
    origin_version: originVersion,
    version_no: versionNo,
    city,
    package_id: packageId,
  }
  await db
    .insertInto('training.course_origin')
    .values({ course_id: courseId, ...values })
    .onConflict((conflict) => conflict.column('course_id').doUpdateSet(values))
    .execute()
}

/** Titles for threads: the city and the day. */
export async function packageTitles(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { city: string; fileName: string }>> {
  const rows = await db
    .selectFrom('training.course_package')
    .select(['id', 'city', 'file_name'])
    .where(sql<boolean>`id::text = any(${[...ids]})`)
    .execute()
  return new Map(rows.map((row) => [row.id, { city: row.city, fileName: row.file_name }]))
}
