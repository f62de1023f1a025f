import type { Command } from 'commander'
import { bareProgram } from './bare-program.ts'
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

/** The whole command line. */
export function createProgram(): Command {
  const program = bareProgram()
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
