import { implement } from '@orpc/server'
import { type ServerContext, withData } from '../http/routes.ts'
import { backupContract } from './contract.ts'
import { askForBackup, type BackupSettings, readBackupState } from './nightly.ts'

/** @param settings null where no nightly backup is configured. */
export function backupRoutes(settings: BackupSettings | null) {
  const os = implement(backupContract).$context<ServerContext>().use(withData)
  return os.router({
    state: os.state.handler(({ context }) => readBackupState(context, settings)),
    take: os.take.handler(({ context }) => askForBackup(context, settings)),
  })
}
