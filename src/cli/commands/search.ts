import type { Command } from 'commander'
import { rebuildSearch } from '#platform/search/install.ts'
import { operatorPath } from '#server/operator-routes.ts'
import { searchKinds } from '#server/search.ts'
import { withData, withServerOrData } from '../connection.ts'
import { printResult } from '../output.ts'

export function addSearchCommands(program: Command): void {
  const search = program.command('search').description('objects by their names, pinyin or initials')

  search
    .command('find <words...>', { isDefault: true })
    .description('find enterprises, chain nodes, people, organisations, documents, problems and tasks')
    .action(async (words: string[], _options: unknown, command: Command) => {
      const answer = await withData((client) => client.search.find({ query: words.join(' ') }))
      printResult(command, answer, () =>
        answer.tooShort
          ? 'two characters are needed'
          : answer.groups
              .flatMap(({ kind, hits, more }) => [
                ...hits.map(({ id, title, line }) => `${kind}  ${id}  ${title}  ${line ?? ''}`.trimEnd()),
                ...(more ? [`${kind}  … and more`] : []),
              ])
              .join('\n') || 'nothing is called so',
      )
    })

  search
    .command('rebuild')
    .description('build the search index anew from the data; others may work meanwhile')
    .action(async (_options: unknown, command: Command) => {
      const result = await withServerOrData(
        async (_runtime, { database }) => ({ objects: await rebuildSearch(database.db, searchKinds) }),
        async (send) => {
          const answer = await send(`${operatorPath}/search/rebuild`, { method: 'POST' })
          if (!answer.ok) throw new Error(`the server answered ${answer.status}: ${await answer.text()}`)
          return (await answer.json()) as { objects: number }
        },
      )
      printResult(command, result, () => `${result.objects} objects indexed`)
    })
}
