import type { Command } from 'commander'
import { addSelectCommand } from './training/select.ts'

export function addTrainingCommands(program: Command): void {
  const training = program.command('training').description('training classes')
  addSelectCommand(training)
}
