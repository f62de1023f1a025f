import type { Command } from 'commander'
import { withData } from '../connection.ts'
import { exitCode, printMessage, printResult } from '../output.ts'

export function addThreadCommands(program: Command): void {
  program
    .command('thread <kind> <id>')
    .description('where an object came from and what came of it, such as: thread chains.chain pv')
    .option('--depth <steps>', 'how many steps away', '3')
    .action(async (kind: string, id: string, options: { depth: string }, command: Command) => {
      const trace = await withData((client) =>
        client.system.traceThread({ kind, id, depth: Number(options.depth) }),
      )
      if (trace.object.title === null && trace.links.length === 0) {
        printMessage(`nothing is known of ${kind} ${id}`)
        process.exitCode = exitCode.negativeFinding
      }
      if (trace.hidden > 0) printMessage(`${trace.hidden} more links are out of reach and not listed`)
      printResult(command, trace, () =>
        trace.links
          .map(
            (link) =>
              `${link.at.slice(0, 10)}  ${link.from.title ?? link.from.id}  ${link.relation}  ${link.to.title ?? link.to.id}`,
          )
          .join('\n'),
      )
    })
}
