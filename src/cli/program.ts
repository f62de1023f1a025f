import { Command } from 'commander'
import { version } from '#server/version.ts'
import { addAccountCommands } from './commands/accounts.ts'
import { addApiCommands } from './commands/api.ts'
import { addAuditCommands } from './commands/audit.ts'
import { addBackupCommands, addRestoreCommand } from './commands/backup.ts'
import { addChainCommands } from './commands/chains.ts'
import { addDirectoryCommands } from './commands/directory.ts'
import { addDocumentCommands } from './commands/documents.ts'
import { addImportCommand } from './commands/imports.ts'
import { addMatchCommands } from './commands/match.ts'
import { addSearchCommands } from './commands/search.ts'
import { addServeCommand } from './commands/serve.ts'
import { addThreadCommands } from './commands/thread.ts'
import { addTrainingCommands } from './commands/training.ts'

/**
 * The whole command line. Results go to standard output, messages to standard error.
 *
 * A wrong line and a call for help throw commander's `CommanderError`, its message already printed.
 */
export function createProgram(): Command {
  const program = new Command('shuanglian')
    .description('双链: a city’s industry chains and the people who serve them')
    .version(version)
    .option('--json', 'print the result as JSON')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
  addServeCommand(program)
  addDocumentCommands(program)
  addChainCommands(program)
  addDirectoryCommands(program)
  addImportCommand(program)
  addThreadCommands(program)
  addSearchCommands(program)
  addTrainingCommands(program)
  addMatchCommands(program)
  addAccountCommands(program)
  addAuditCommands(program)
  addBackupCommands(program)
  addRestoreCommand(program)
  addApiCommands(program)
  return program
}
