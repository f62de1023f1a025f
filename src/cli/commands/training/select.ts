import { type Command, InvalidArgumentError } from 'commander'
import type { SelectionProposal } from '#core/scheduling/selection/proposal.ts'
import { readSelectionFile } from '#platform/solver/selection/format.ts'
import { proposeSelection } from '#platform/solver/selection/propose.ts'
import { conflictWords, reasonWords } from '#platform/solver/selection/words.ts'
import { fileOf } from '../../file.ts'
import { exitCode, printMessage, printResult, table } from '../../output.ts'

export function addSelectCommand(training: Command): void {
  training
    .command('select <file>')
    .description(
      'select trainees for an oversubscribed class (JSON, - for standard input); exit 1 when the rules collide',
    )
    .option('--limit <seconds>', 'seconds the search may take', secondsOf, 60)
    .option('--seed <number>', 'seed of the solver, 0 to 2147483647', seedOf, 0)
    .action(async (path: string, options: { limit: number; seed: number }, command: Command) => {
      const read = readSelectionFile(await jsonOf(path))
      if (!read.ok) {
        throw new Error(read.faults.map((fault) => `${path}, ${fault.path}: ${fault.message}`).join('\n'))
      }
      for (const key of read.ignored) printMessage(`${path}, ${key}: not part of the format, passed over`)
      const proposal = await proposeSelection(read.problem, { seconds: options.limit, seed: options.seed })
      printResult(command, withTexts(proposal), () => readable(proposal))
      const isFound = proposal.status === 'optimal' || proposal.status === 'feasible'
      process.exitCode = isFound ? exitCode.good : exitCode.negativeFinding
    })
}

async function jsonOf(path: string): Promise<unknown> {
  const text = await (await fileOf(path)).text()
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    throw new Error(`${path} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}

function withTexts(proposal: SelectionProposal) {
  return {
    ...proposal,
    reasons: Object.fromEntries(
      Object.entries(proposal.reasons).map(([id, reason]) => [
        id,
        { ...reason, text: reasonWords(reason).zh },
      ]),
    ),
    conflicts: proposal.conflicts.map((conflict) => ({ ...conflict, text: conflictWords(conflict).zh })),
  }
}

function readable({
  status,
  objective,
  bound,
  selected,
  waitlist,
  reasons,
  conflicts,
}: SelectionProposal): string {
  if (status === 'limit') return 'the time ended before a selection was found or excluded: raise --limit'
  if (status === 'infeasible') {
    return [
      'these rules cannot be kept together:',
      ...conflicts.map((each) => `- ${conflictWords(each).zh}`),
    ].join('\n')
  }
  const rows = (ids: readonly string[]) =>
    ids.map((id) => [id, reasons[id]!.rule, reasonWords(reasons[id]!).zh])
  const others = Object.keys(reasons).filter((id) => !selected.includes(id) && !waitlist.includes(id))
  return [
    `${status}: objective ${objective}, bound ${bound}; ${selected.length} selected, ${waitlist.length} on the waitlist`,
    '',
    table(['selected', 'rule', 'reason'], rows(selected)),
    ...(waitlist.length === 0 ? [] : ['', table(['waitlist', 'rule', 'reason'], rows(waitlist))]),
    ...(others.length === 0 ? [] : ['', table(['out', 'rule', 'reason'], rows(others))]),
  ].join('\n')
}

function secondsOf(text: string): number {
  const seconds = Number(text)
  if (text.trim() === '' || !(seconds > 0 && seconds <= 86_400)) {
    throw new InvalidArgumentError('must be a number of seconds above 0, at most 86400')
  }
  return seconds
}

function seedOf(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) > 2 ** 31 - 1) {
    throw new InvalidArgumentError('must be a whole number from 0 to 2147483647')
  }
  return Number(text)
}
