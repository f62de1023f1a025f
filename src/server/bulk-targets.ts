import { enterpriseBulk } from '#modules/directory/index.ts'
import { problemBulk, taskBulk } from '#modules/matters/index.ts'
import { courseBulk, needBulk, teacherBulk } from '#modules/training/index.ts'
import type { BulkTargets } from '#platform/bulk/bulk-target.ts'
import { mattersPorts } from './objects.ts'

/** Every kind of object of which many can be edited together. */
export const bulkTargets: BulkTargets = new Map(
  [enterpriseBulk, problemBulk(mattersPorts), taskBulk(mattersPorts), needBulk, courseBulk, teacherBulk].map(
    (target) => [target.bulk.object, target],
  ),
)
