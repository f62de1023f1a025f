import { auditContract } from '#platform/audit/contract.ts'
import { sessionContract } from '#platform/auth/contract.ts'
import { backupContract } from '#platform/backup/contract.ts'
import { binContract } from '#platform/bin/contract.ts'
import { bulkContract } from '#platform/bulk/contract.ts'
import { calendarContract } from '#platform/calendar/contract.ts'
import { platformContract } from '#platform/contract.ts'
import { draftsContract } from '#platform/drafts/contract.ts'
import { filesContract } from '#platform/files/contract.ts'
import { notifyContract } from '#platform/notify/contract.ts'
import { officialdocContract } from '#platform/officialdoc/contract.ts'
import { searchContract } from '#platform/search/contract.ts'
import { importContract } from '#platform/tabular/import/contract.ts'
import { viewsContract } from '#platform/views/contract.ts'
import { workflowContract } from '#platform/workflow/contract.ts'
import { accessContract } from './access/contract.ts'
import { chainsContract } from './chains/contract/index.ts'
import { directoryContract } from './directory/contract.ts'
import { documentsContract } from './documents/contract.ts'
import { governanceContract } from './governance/contract.ts'
import { mattersContract } from './matters/contract/index.ts'
import { talentContract } from './talent/contract/index.ts'
import { trainingContract } from './training/contract/index.ts'

/** The one contract: server, browser, command line and OpenAPI are all made from it. */
export const contract = {
  system: platformContract,
  files: filesContract,
  session: sessionContract,
  calendar: calendarContract,
  workflow: workflowContract,
  directory: directoryContract,
  access: accessContract,
  documents: documentsContract,
  chains: chainsContract,
  matters: mattersContract,
  governance: governanceContract,
  talent: talentContract,
  training: trainingContract,
  notify: notifyContract,
  officialdoc: officialdocContract,
  audit: auditContract,
  backup: backupContract,
  bin: binContract,
  bulk: bulkContract,
  drafts: draftsContract,
  imports: importContract,
  search: searchContract,
  views: viewsContract,
}
export type Contract = typeof contract
