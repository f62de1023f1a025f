import {
  chainEdgeImport,
  chainNodeImport,
  evidenceImport,
  outputImport,
  placementImport,
} from '#modules/chains/index.ts'
import {
  appointmentImport,
  enterpriseImport,
  organisationImport,
  personImport,
} from '#modules/directory/index.ts'
import { activityImport, postImport } from '#modules/governance/index.ts'
import { problemImport, taskImport } from '#modules/matters/index.ts'
import {
  biddingImport,
  fairEntryImport,
  fairImport,
  fairResultImport,
  instituteImport,
  instituteOutputImport,
  needImport,
  planImport,
  profileImport,
  skillImport,
} from '#modules/talent/index.ts'
import {
  attendanceImport,
  courseImport,
  figureImport,
  hoursImport,
  teacherImport,
  traineeProfileImport,
  venueImport,
} from '#modules/training/index.ts'
import { operator } from '#platform/context.ts'
import type { ImportTargets } from '#platform/tabular/import/target.ts'
import type { ImportPorts } from '#platform/tabular/import/work.ts'
import type { Accounts } from './accounts.ts'
import { mattersPorts } from './objects.ts'

/** Every kind of object that can be brought as a table. */
export const importTargets: ImportTargets = new Map(
  [
    enterpriseImport,
    outputImport,
    placementImport,
    organisationImport,
    personImport,
    appointmentImport,
    chainNodeImport,
    chainEdgeImport,
    evidenceImport,
    postImport,
    activityImport,
    problemImport(mattersPorts),
    taskImport(mattersPorts),
    needImport,
    biddingImport,
    fairImport,
    fairEntryImport,
    fairResultImport,
    skillImport,
    profileImport,
    planImport,
    instituteImport,
    instituteOutputImport,
    courseImport,
    teacherImport,
    venueImport,
    attendanceImport,
    hoursImport,
    traineeProfileImport,
    figureImport,
  ].map((target) => [target.table.object, target]),
)

/** What the jobs of imports need: whose rights count, and what the database can. */
export const importPorts = (accounts: Accounts, isConcurrent: boolean): ImportPorts => ({
  targets: importTargets,
  isConcurrent,
  async asActor(ctx, accountId) {
    if (accountId === operator.id) return { ...ctx, actor: operator }
    const actor = await accounts.actorOf(ctx.db, accountId)
    return actor === null ? null : { ...ctx, actor }
  },
})
