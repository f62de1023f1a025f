import { z } from 'zod'
import { coursePackage } from './contract/course-package.ts'

/** The manifest of a package of courses as JSON Schema, for makers of other products. */
export const packageSchema = (): object => ({
  $id: 'https://shuanglian.invalid/formats/course-package.schema.json',
  title: 'Manifest of a package of training courses',
  ...z.toJSONSchema(coursePackage, { io: 'input' }),
})
