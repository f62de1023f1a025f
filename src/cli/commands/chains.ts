import { type Command, Option } from 'commander'
import { type GapRow, type Verdict, verdicts } from '#modules/chains/contract/index.ts'
import { loadTemplateCatalogue, validateCatalogue } from '#modules/chains/templates/catalogue.ts'
import { withData } from '../connection.ts'
import { exitCode, printResult, table } from '../output.ts'

export function addChainCommands(program: Command): void {
  const chains = program.command('chains').description('industry chains, their templates and gaps')

  chains
    .command('list')
    .description('chains in force with their figures')
    .action(async (_options: unknown, command: Command) => {
      const list = await withData((client) => client.chains.listChains())
      printResult(command, list, () =>
        table(
          ['code', 'name', 'template', 'nodes', ...verdicts, 'enterprises'],
          list.map((chain) => [
            chain.code,
            chain.name,
            chain.templateVersion,
            chain.nodes,
            ...verdicts.map((name) => chain.verdicts[name] ?? 0),
            chain.enterprises,
          ]),
        ),
      )
    })

  chains
    .command('gaps')
    .description('gaps across chains, most pressing first')
    .option('--chain <code...>', 'only these chains')
    .addOption(new Option('--verdict <verdict...>', 'only these verdicts').choices(verdicts))
    .action(async (options: { chain?: string[]; verdict?: Verdict[] }, command: Command) => {
      const gaps = await withData(async (client) => {
        const all: GapRow[] = []
        for (let page = 1; ; page += 1) {
          const { items, total } = await client.chains.listGaps({ ...options, page, pageSize: 200 })
          all.push(...items)
          if (all.length >= total || items.length === 0) return all
        }
      })
      printResult(command, gaps, () =>
        table(
          ['chain', 'node', 'name', 'verdict', 'criticality', 'priority', 'action', 'firms'],
          gaps.map((gap) => [
            gap.chainCode,
            gap.nodeCode,
            gap.nodeName,
            gap.verdict,
            gap.criticality,
            gap.priority,
            gap.action,
            gap.firms,
          ]),
        ),
      )
    })

  chains
    .command('check-templates')
    .description(
      'check the chain templates that come with the product; exit 1 when something is wrong with them',
    )
    .action((_options: unknown, command: Command) => {
      const findings = validateCatalogue(loadTemplateCatalogue())
      printResult(command, findings, () =>
        findings.length === 0
          ? 'the templates are sound'
          : findings.map((finding) => JSON.stringify(finding)).join('\n'),
      )
      process.exitCode = findings.length === 0 ? exitCode.good : exitCode.negativeFinding
    })
}
