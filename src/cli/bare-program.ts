import { Command } from 'commander'
import { version } from '#server/version.ts'

/**
 * The command line without commands. Results go to standard output, messages to standard error.
 *
 * A wrong line and a call for help throw commander's `CommanderError`, its message already printed.
 */
export function bareProgram(): Command {
  return new Command('shuanglian')
    .description('双链: a city’s industry chains and the people who serve them')
    .version(version)
    .option('--json', 'print the result as JSON')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
}
