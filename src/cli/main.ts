import { CommanderError } from 'commander'
import { bareProgram } from './bare-program.ts'
import { exitCode } from './output.ts'

// `match` alone needs nothing of the server, which takes longer to load than a match of a city, and more memory.
async function programFor(name: string | undefined) {
  if (name !== 'match') return (await import('./program.ts')).createProgram()
  const program = bareProgram()
  const { addMatchCommands } = await import('./commands/match.ts')
  addMatchCommands(program)
  return program
}

// The process is left to end by itself: `process.exit` waits for ever when V8 is compiling in the background and
// wants a collection of garbage at that moment (nodejs/node#54918).
try {
  await (await programFor(process.argv[2])).parseAsync(process.argv)
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCode.good : exitCode.badInput
  } else {
    const { describeFailure } = await import('./failure.ts')
    process.stderr.write(`${describeFailure(error)}\n`)
    process.exitCode = exitCode.badInput
  }
}
