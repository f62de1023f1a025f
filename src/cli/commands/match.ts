import { type Command, InvalidArgumentError, Option } from 'commander'
import type { MatchOptions } from '#platform/matching/run-match.ts'
import type { MatchSummary } from '#platform/matching/summary.ts'
import type { VerifyReport } from '#platform/matching/verify/verify-match.ts'
import { exitCode, printMessage, printResult } from '../output.ts'

export function addMatchCommands(program: Command): void {
  const match = program
    .command('match <dir>')
    .description('match people to needs: needs.csv, people.csv, edges.csv of a folder')
    .option('--out <resultdir>', 'folder for matches.csv, prices.csv, summary.json')
    .addOption(
      new Option(
        '--objective <objective>',
        'tiers: tier 1 as full as can be, then tier 2 …, then the score; score: the total alone',
      )
        .choices(['tiers', 'score'])
        .default('tiers'),
    )
    .addOption(
      new Option('--method <method>', 'best, or such that no pair would leave')
        .choices(['optimal', 'stable'])
        .default('optimal'),
    )
    .addOption(
      new Option('--proposer <side>', 'whose wishes come first in a stable match')
        .choices(['person', 'need'])
        .default('person'),
    )
    .option(
      '--threads <number>',
      'threads that may be used; the result is the same for any number',
      threadsOf,
      1,
    )
    .option('--explain', 'write explanations.jsonl too: why each pair, and why each one left over', false)
    .action(async (dir: string, options: MatchOptions & { out?: string }, command: Command) => {
      const { runMatch } = await import('#platform/matching/run-match.ts')
      const { out } = options
      if (out === undefined) throw new Error('--out is missing: the folder the result goes to')
      const { summary, ignored } = await runMatch(dir, out, options)
      for (const column of ignored) printMessage(`${column}: not part of the format, passed over`)
      printResult(command, summary, () => readable(summary, out))
    })
  match
    .command('verify <dir> <resultdir>')
    .description('check a result against its problem with code of its own; exit 1 when anything is wrong')
    .action(async (dir: string, resultDir: string, _options: unknown, command: Command) => {
      const { verifyMatch } = await import('#platform/matching/verify/verify-match.ts')
      const report = verifyMatch(dir, resultDir)
      printResult(command, report, () => reportWords(report))
      process.exitCode = report.valid ? exitCode.good : exitCode.negativeFinding
    })
}

function reportWords({
  valid,
  filled,
  totalScore,
  gap,
  blockingPairs,
  faults,
  faultCount,
}: VerifyReport): string {
  return [
    `${valid ? 'valid' : 'not valid'}: ${filled} seats filled, total score ${totalScore}, ${gap === null ? '' : `dual gap ${gap}, `}blocking pairs ${blockingPairs}`,
    ...faults.map(({ file, line, message }) => `${file}${line === null ? '' : `, line ${line}`}: ${message}`),
    ...(faultCount > faults.length ? [`and ${faultCount - faults.length} more`] : []),
  ].join('\n')
}

function readable(summary: MatchSummary, out: string): string {
  const { status, filled, filledByTier, totalScore, gap, blockingPairs, seconds } = summary
  const tiers = Object.entries(filledByTier).map(([tier, seats]) => `tier ${tier}: ${seats}`)
  const total = Object.values(seconds).reduce((sum, part) => sum + part, 0)
  return [
    `${status}: ${filled} seats filled${tiers.length > 0 ? ` (${tiers.join(', ')})` : ''}, total score ${totalScore}`,
    gap === null ? `blocking pairs ${blockingPairs}` : `dual gap ${gap}, blocking pairs ${blockingPairs}`,
    `${total.toFixed(2)} s; written to ${out}`,
  ].join('\n')
}

function threadsOf(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) < 1 || Number(text) > 256) {
    throw new InvalidArgumentError('must be a whole number from 1 to 256')
  }
  return Number(text)
}
