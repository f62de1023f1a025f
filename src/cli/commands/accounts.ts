import type { Command } from 'commander'
import { openFirstAdministrators } from '#modules/access/index.ts'
import { listChainNames } from '#modules/chains/index.ts'
import { logins } from '#server/logins.ts'
import { onData } from '../connection.ts'
import { printResult, table } from '../output.ts'

export function addAccountCommands(program: Command): void {
  program
    .command('accounts')
    .description('accounts')
    .command('first')
    .description(
      'open the three administrators of a product without accounts; prints their temporary passwords',
    )
    .action(async (_options: unknown, command: Command) => {
      const opened = await onData((ctx) => openFirstAdministrators(ctx, logins, listChainNames))
      printResult(command, opened, () =>
        table(
          ['user name', 'name', 'temporary password'],
          opened.map(({ account, temporaryPassword }) => [account.username, account.name, temporaryPassword]),
        ),
      )
    })
}
