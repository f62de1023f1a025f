import type { Command } from 'commander'
import { addSelectCommand } from './training/select.ts'
import { addTimetableCommand } from './training/timetable.ts'

export function addTrainingCommands(program: Command): void {
  const training = program.command('training').description('training classes: who attends, and when')
  addSelectCommand(training)
  addTimetableCommand(training)
}
