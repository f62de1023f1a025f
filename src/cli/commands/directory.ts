import type { Command } from 'commander'
import { checkUscc, normaliseUscc } from '#core/text/uscc.ts'
import { withData } from '../connection.ts'
import { exitCode, printResult, table } from '../output.ts'
import { addDedupeCommand } from './dedupe.ts'

export function addDirectoryCommands(program: Command): void {
  const enterprises = program.command('enterprises').description('the enterprise register')

  enterprises
    .command('list')
    .description('enterprises by name, code and county')
    .option('--query <words>', 'words in the name, a former name or the code')
    .option('--region <code>', 'county or zone, six digits')
    .action(async (options: { query?: string; region?: string }, command: Command) => {
      const page = await withData((client) =>
        client.directory.listEnterprises({ ...options, page: 1, pageSize: 200 }),
      )
      printResult(command, page, () =>
        table(
          ['uscc', 'name', 'region', 'above scale', 'kinds'],
          page.items.map((item) => [
            item.uscc,
            item.name,
            item.regionName,
            item.aboveScale ? 'yes' : 'no',
            item.kinds.join(' '),
          ]),
        ),
      )
    })

  enterprises
    .command('check-uscc <code>')
    .description('check a unified social credit code; exit 1 when it is wrong')
    .action((code: string, _options: unknown, command: Command) => {
      const uscc = normaliseUscc(code)
      const fault = checkUscc(uscc)
      printResult(command, { uscc, valid: fault === null, fault }, () =>
        fault === null ? `${uscc} is valid` : `${uscc} is wrong: ${fault}`,
      )
      process.exitCode = fault === null ? exitCode.good : exitCode.negativeFinding
    })
  addDedupeCommand(enterprises)
}
