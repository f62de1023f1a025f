import { CommanderError } from 'commander'
import { ConfigError } from '#platform/config.ts'
import { describeFailure } from './failure.ts'
import { exitCode } from './output.ts'
import { createProgram } from './program.ts'

// The process is left to end by itself: `process.exit` waits for ever when V8 is compiling in the background and
// wants a collection of garbage at that moment (nodejs/node#54918).
try {
  await createProgram().parseAsync(process.argv)
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCode.good : exitCode.badInput
  } else {
    process.stderr.write(`${error instanceof ConfigError ? error.message : describeFailure(error)}\n`)
    process.exitCode = exitCode.badInput
  }
}
