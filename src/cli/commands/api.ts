import type { Command } from 'commander'
import { openApiDocument } from '#server/openapi.ts'
import { printResult } from '../output.ts'

export function addApiCommands(program: Command): void {
  program
    .command('openapi')
    .description('print the OpenAPI 3.1 document')
    .action(async (_options: unknown, command: Command) => {
      const document = await openApiDocument()
      printResult(command, document, () => JSON.stringify(document, null, 2))
    })
}
