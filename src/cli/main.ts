import { ConfigError } from '#platform/config.ts'
import { describeFailure } from './failure.ts'
import { createProgram } from './program.ts'

try {
  await createProgram().parseAsync(process.argv)
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : describeFailure(error)}\n`)
  process.exitCode = 2
}
