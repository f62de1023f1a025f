import { setTimeout } from 'node:timers/promises'
import type { Command } from 'commander'
import type { AuditEntry, AuditFinding, AuditReport } from '#platform/audit/contract.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type Client, withData, withOwnData } from '../connection.ts'
import { exitCode, printResult, progressPrinter } from '../output.ts'

export function addAuditCommands(program: Command): void {
  const audit = program.command('audit').description('the log of changes, and the proof that it is whole')

  audit
    .command('log <kind> <id>', { isDefault: true })
    .description('changes of an object, newest first, such as: audit log chains.chain pv')
    .action(async (kind: string, id: string, _options: unknown, command: Command) => {
      const entries = await withData((client) => history(client, kind, id))
      printResult(command, entries, () =>
        entries
          .map((entry) => `${entry.at}  ${entry.actorName}  ${entry.action}  ${entry.reason ?? ''}`)
          .join('\n'),
      )
    })

  audit
    .command('verify')
    .description('prove that nothing in the log was altered, removed or moved; exit 1 with what was')
    .action(async (_options: unknown, command: Command) => {
      const report = await withOwnData(
        (runtime, { database }) =>
          verifyAudit(database.db, { checkpoints: runtime.checkpoints }, progressPrinter('entries')),
        verifyBeside,
      )
      printResult(command, report, () => tell(report))
      if (!report.sound) process.exitCode = exitCode.negativeFinding
    })
}

async function history(client: Client, kind: string, id: string): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = []
  for (;;) {
    const page = await client.system.listAudit({ kind, id, before: entries.at(-1)?.id })
    if (page.length === 0) return entries
    entries.push(...page)
  }
}

/** The server that owns the data runs the verification as a job. */
async function verifyBeside(client: Client): Promise<AuditReport> {
  const print = progressPrinter('entries')
  let verification = await client.audit.startVerification()
  while (verification.report === null) {
    if (verification.state === 'failed') throw new Error('the verification failed: see the log of the server')
    await setTimeout(300)
    verification = await client.audit.getVerification({ id: verification.id })
    print(verification.checked, verification.total)
  }
  return verification.report
}

function tell(report: AuditReport): string {
  const { checkpoints } = report
  const lines = [
    report.sound
      ? `the log is sound: ${report.entries} entries form one chain`
      : `the log is NOT sound: ${report.findingCount} findings in ${report.entries} entries`,
    ...report.findings.map(tellFinding),
    ...(report.findingCount > report.findings.length
      ? [`… and ${report.findingCount - report.findings.length} more`]
      : []),
  ]
  if (checkpoints.state === 'noKey')
    lines.push(
      'no key of the checkpoints was found: only the chain was verified, which does not find a log that was cut off or rewritten as a whole',
    )
  else if (checkpoints.state === 'none')
    lines.push('there are no checkpoints: a log that was cut off or rewritten as a whole would not be found')
  else
    lines.push(
      `${checkpoints.count} checkpoints compared, the last of ${checkpoints.lastAt} at entry ${checkpoints.lastSeq}`,
    )
  if (checkpoints.torn > 0)
    lines.push(`${checkpoints.torn} checkpoint lines were left unfinished by a crash; they are passed over`)
  return lines.join('\n')
}

const words: Record<AuditFinding['kind'], string> = {
  altered: 'was altered',
  missing: 'missing',
  moved: 'was moved',
  wrongLink: 'does not follow the entry before it, which was replaced or put in',
  unchained: 'an entry stands outside the chain',
  headWrong: 'the head of the log disagrees with its last entry',
  beyondHead: 'beyond the head of the log',
  rewritten: 'rewritten: the hashes are not those a checkpoint kept',
  cutOff: 'cut off: a checkpoint saw them',
  checkpointForged: 'a checkpoint was altered, taken out, or written without the key',
}

function tellFinding({ kind, seq, toSeq, movedFrom, line }: AuditFinding): string {
  const where =
    line !== null
      ? `line ${line} of the checkpoints: `
      : seq === null
        ? ''
        : toSeq === null || toSeq === seq
          ? `entry ${seq}: `
          : `entries ${seq} to ${toSeq}: `
  return `${where}${words[kind]}${movedFrom === null ? '' : ` from ${movedFrom}`}`
}
