import { chainBinKinds, chainUndoers } from '#modules/chains/index.ts'
import { directoryBinKinds, directoryUndoers } from '#modules/directory/index.ts'
import { documentBinKinds, documentUndoers } from '#modules/documents/index.ts'
import { governanceBinKinds, governanceUndoers } from '#modules/governance/index.ts'
import { mattersBinKinds, mattersUndoers } from '#modules/matters/index.ts'
import { talentBinKinds } from '#modules/talent/index.ts'
import { trainingBinKinds } from '#modules/training/index.ts'
import type { Undoers } from '#platform/audit/undoer.ts'
import type { BinKinds } from '#platform/bin/bin-kind.ts'
import { calendarUndoers } from '#platform/calendar/service.ts'
import { officialdocUndoers } from '#platform/officialdoc/index.ts'
import { viewUndoer } from '#platform/views/recovery.ts'
import { viewBin } from '#platform/views/views.ts'
import { mattersPorts } from './objects.ts'
import { viewPorts } from './view-ports.ts'

/** Every kind of object that can be deleted and brought back. */
export const binKinds: BinKinds = {
  ...directoryBinKinds,
  ...documentBinKinds,
  ...governanceBinKinds,
  ...chainBinKinds,
  ...mattersBinKinds(mattersPorts),
  ...talentBinKinds,
  ...trainingBinKinds,
  'platform.view': viewBin,
}

/** Every kind of object whose changes can be taken back. */
export const undoers: Undoers = {
  ...directoryUndoers,
  ...documentUndoers,
  ...chainUndoers,
  ...mattersUndoers,
  ...governanceUndoers,
  ...calendarUndoers,
  ...officialdocUndoers,
  'platform.view': viewUndoer(viewPorts),
}
