import { accessDescribers, accessGuards } from '#modules/access/index.ts'
import { chainDescribers, chainGuards } from '#modules/chains/index.ts'
import { directoryDescribers, directoryGuards } from '#modules/directory/index.ts'
import { documentDescribers, documentGuards } from '#modules/documents/index.ts'
import { governanceDescribers, governanceGuards } from '#modules/governance/index.ts'
import { type MattersPorts, mattersDescribers, mattersGuards } from '#modules/matters/index.ts'
import { talentDescribers, talentGuards } from '#modules/talent/index.ts'
import { trainingDescribers, trainingGuards } from '#modules/training/index.ts'
import { auditGuards } from '#platform/audit/guards.ts'
import { auditDescribers } from '#platform/audit/undoer.ts'
import { bulkDescribers, bulkGuards } from '#platform/bulk/bulk-edits.ts'
import { calendarDescribers, calendarGuards } from '#platform/calendar/service.ts'
import { attachmentDescribers, attachmentGuards } from '#platform/files/attachments.ts'
import { notifyDescribers, notifyGuards } from '#platform/notify/index.ts'
import { officialdocDescribers, officialdocGuards } from '#platform/officialdoc/index.ts'
import type { Guards } from '#platform/rights/rights.ts'
import { importDescribers, importGuards } from '#platform/tabular/import/refs.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { viewDescribers, viewGuards } from '#platform/views/recovery.ts'
import { chainParties } from './chain-parties.ts'
import { systemDescribers, systemGuards } from './install.ts'
import { viewPorts } from './view-ports.ts'

/** Every kind of object a thread may show. */
export const describers: Describers = {
  ...systemDescribers,
  ...attachmentDescribers,
  ...calendarDescribers,
  ...directoryDescribers,
  ...accessDescribers,
  ...documentDescribers,
  ...chainDescribers,
  ...mattersDescribers,
  ...governanceDescribers,
  ...talentDescribers,
  ...trainingDescribers,
  ...notifyDescribers,
  ...officialdocDescribers,
  ...auditDescribers,
  ...importDescribers,
  ...viewDescribers,
  ...bulkDescribers,
}

/** Who may see them there. A kind that is missing is shown to nobody. */
export const guards: Guards = {
  ...systemGuards,
  ...attachmentGuards(() => guards),
  ...calendarGuards,
  ...directoryGuards,
  ...accessGuards,
  ...documentGuards,
  ...chainGuards,
  ...mattersGuards,
  ...governanceGuards,
  ...talentGuards,
  ...trainingGuards,
  ...notifyGuards,
  ...officialdocGuards,
  ...auditGuards(() => guards),
  ...importGuards,
  ...viewGuards(viewPorts),
  ...bulkGuards,
}

/** What problems and tasks are told by the rest of the product. */
export const mattersPorts: MattersPorts = { describers, guards, chainParties }
