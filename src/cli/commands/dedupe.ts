import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import type { Command } from 'commander'
import { type Evaluation, evaluatePairs, targets } from '#core/text/enterprise-name/evaluate.ts'
import { compareWritten } from '#modules/directory/duplicates/name-reader.ts'
import { decodeTable, type LabelledPair, readPairs } from '#modules/directory/duplicates/pairs-file.ts'
import { searchRegister } from '#modules/directory/index.ts'
import { type Client, withOwnData } from '../connection.ts'
import { exitCode, printResult, progressPrinter, table } from '../output.ts'

interface Options {
  evaluate?: string
  errors?: boolean
}

export function addDedupeCommand(enterprises: Command): void {
  enterprises
    .command('dedupe')
    .description('find duplicates in the register; with --evaluate, measure it on labelled pairs of names')
    .option(
      '--evaluate <pairs.csv>',
      'CSV with the columns left, right and same, and maybe leftCode, leftFormer, leftAddress and those of the right; exit 1 when a figure falls short',
    )
    .option('--errors', 'list the pairs that were judged wrong')
    .action(async (options: Options, command: Command) => {
      if (options.evaluate === undefined) {
        const found = await withOwnData(
          ({ clock }, { database }) => searchRegister({ db: database.db, clock }, progressPrinter('steps')),
          searchBeside,
        )
        printResult(
          command,
          found,
          () =>
            `${found.enterprises} enterprises: ${found.same + found.review} pairs to look at, of which the names say the same of ${found.same}`,
        )
        return
      }
      const judged = (await pairsOf(options.evaluate)).map((pair) => ({
        ...pair,
        ...compareWritten(pair.left, pair.right),
      }))
      const evaluation = evaluatePairs(judged)
      const errors = judged
        .filter(({ same, verdict }) => (same ? verdict === 'different' : verdict !== 'different'))
        .map(({ line, left, right, same, verdict, score, parts }) => ({
          line,
          left: left.name,
          right: right.name,
          same,
          verdict,
          score,
          parts,
        }))
      printResult(
        command,
        options.errors === true ? { ...evaluation, targets, errors } : { ...evaluation, targets },
        () =>
          [
            figuresOf(evaluation),
            ...(options.errors === true
              ? [
                  '',
                  table(
                    ['line', 'left', 'right', 'label', 'verdict', 'score', 'parts'],
                    errors.map(({ line, left, right, same, verdict, score, parts }) => [
                      line,
                      left,
                      right,
                      same ? 'same' : 'different',
                      verdict,
                      score,
                      parts
                        .map(
                          ({ part, finding, weight }) =>
                            `${part}.${finding} ${weight > 0 ? '+' : ''}${weight}`,
                        )
                        .join(', '),
                    ]),
                  ),
                ]
              : []),
          ].join('\n'),
      )
      process.exitCode = evaluation.shortfalls.length === 0 ? exitCode.good : exitCode.negativeFinding
    })
}

/** The server that owns the data searches as a job. */
async function searchBeside(client: Client): Promise<{ enterprises: number; same: number; review: number }> {
  const print = progressPrinter('steps')
  let search = await client.directory.findDuplicates()
  const { id } = search
  while (search.found === null) {
    if (search.state === 'failed') throw new Error('the search failed: see the log of the server')
    await setTimeout(300)
    const latest = await client.directory.getDuplicateSearch()
    if (latest?.id !== id) throw new Error('another search was begun meanwhile')
    search = latest
    print(search.done, search.total)
  }
  return search.found
}

async function pairsOf(path: string): Promise<LabelledPair[]> {
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    const why =
      cause.code === 'ENOENT'
        ? 'there is no such file'
        : cause.code === 'EISDIR'
          ? 'it is a folder'
          : cause.message
    throw new Error(`cannot read ${path}: ${why}`, { cause })
  })
  const text = decodeTable(bytes)
  if (text === null) throw new Error(`${path} is neither UTF-8 nor GBK text`)
  const read = readPairs(text)
  if (read.ok) return read.pairs
  throw new Error(read.faults.map(({ line, message }) => `${path}, line ${line}: ${message}`).join('\n'))
}

function figuresOf(evaluation: Evaluation): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  const row = (title: string, target: keyof typeof targets) => [
    title,
    percent(evaluation[target]),
    `${target === 'differentInReview' ? 'at most' : 'at least'} ${percent(targets[target])}`,
    evaluation.shortfalls.includes(target) ? 'falls short' : 'reached',
  ]
  return [
    `${evaluation.pairs} pairs: ${evaluation.samePairs} same, ${evaluation.differentPairs} different; ${evaluation.automatic} taken as the same, ${evaluation.review} for review`,
    '',
    table(
      ['figure', 'value', 'target', ''],
      [
        row('automatic precision', 'automaticPrecision'),
        row('automatic recall', 'automaticRecall'),
        row('recall with review', 'recallWithReview'),
        row('different pairs in review', 'differentInReview'),
      ],
    ),
  ].join('\n')
}
