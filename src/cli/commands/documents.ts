import type { Command } from 'commander'
import { withData, withoutData } from '../connection.ts'
import { fileOf } from '../file.ts'
import { printMessage, printResult, table } from '../output.ts'

export function addDocumentCommands(program: Command): void {
  const documents = program.command('documents').description('source documents and the facts in them')

  documents
    .command('read <file>')
    .description(
      'read a document (text, HTML, docx; - for standard input) and print its facts; stores nothing',
    )
    .option('--published <day>', 'day of publication, YYYY-MM-DD, if the text does not state one')
    .action(async (path: string, options: { published?: string }, command: Command) => {
      const file = await fileOf(path)
      const result = await withoutData((client) =>
        client.documents.read({ file, publishedOn: options.published }),
      )
      printResult(command, result, () =>
        [
          `${result.title ?? '(no title)'}`,
          `source ${result.source ?? 'unknown'} (${result.sourceBasis ?? '-'}), author ${result.author ?? 'unknown'}, published ${result.publishedOn ?? 'unknown'}`,
          '',
          result.cleaned,
          '',
          table(
            ['type', 'confidence', 'args'],
            result.facts.map((fact) => [fact.type, fact.confidence.toFixed(2), JSON.stringify(fact.args)]),
          ),
        ].join('\n'),
      )
      const open = result.repairs.filter((repair) => repair.state !== 'certain')
      if (open.length > 0)
        printMessage(
          `${open.length} repairs want a person's eye: ${open.map((repair) => repair.raw).join(' ')}`,
        )
    })

  documents
    .command('add <file>')
    .description('store a document and the facts suggested from it')
    .option('--published <day>', 'day of publication, YYYY-MM-DD, if the text does not state one')
    .action(async (path: string, options: { published?: string }, command: Command) => {
      const file = await fileOf(path)
      const document = await withData((client) =>
        client.documents.upload({ file, publishedOn: options.published }),
      )
      printResult(
        command,
        document,
        () =>
          `stored ${document.id}: ${document.title ?? document.fileName}, ${document.factItems.length} facts suggested`,
      )
    })

  documents
    .command('list')
    .description('documents, newest first')
    .option('--query <words>', 'words in title, source or text')
    .action(async (options: { query?: string }, command: Command) => {
      const page = await withData((client) =>
        client.documents.list({ query: options.query, page: 1, pageSize: 200 }),
      )
      printResult(command, page, () =>
        table(
          ['id', 'published', 'source', 'title'],
          page.items.map((item) => [item.id, item.publishedOn, item.source, item.title]),
        ),
      )
    })
}
