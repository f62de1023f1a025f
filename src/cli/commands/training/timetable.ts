import { rename, rm, writeFile } from 'node:fs/promises'
import { type Command, InvalidArgumentError } from 'commander'
import {
  type Placement,
  type TimetableProblem,
  timetableWishes,
} from '#core/scheduling/timetable/classes/problem.ts'
import { type LecturePlace, wishes } from '#core/scheduling/timetable/courses/instance.ts'
import { readCtt } from '#core/scheduling/timetable/courses/read-ctt.ts'
import { readProblem } from '#platform/timetabling/format.ts'
import { courseSentence, timetableSentence } from '#platform/timetabling/sentences.ts'
import { solveCoursesInThreads, solveTimetableInThreads } from '#platform/timetabling/solve.ts'
import { fileOf } from '../../file.ts'
import { exitCode, printMessage, printResult, table } from '../../output.ts'

interface Options {
  limit: number
  seed: string
  solution?: string
}

interface Result {
  status: string
  /** Null where no timetable can be and none was looked for. */
  hardViolations: number | null
  cost: number | null
  costByRule: Record<string, number>
  seconds: number
}

export function addTimetableCommand(training: Command): void {
  training
    .command('timetable <file>')
    .description(
      'find a timetable for classes (JSON) or courses (.ctt of ITC-2007, track 3); exit 1 when rules stay broken',
    )
    .option('--limit <seconds>', 'wall time of the search', seconds, 60)
    .option('--seed <text>', 'start of the randomness', '1')
    .option('--solution <file>', 'write the timetable there, a line for each lecture or session')
    .action(async (path: string, options: Options, command: Command) => {
      const text = new TextDecoder().decode(await (await fileOf(path)).arrayBuffer())
      const begun = performance.now()
      const solved = /^\uFEFF?\s*[{[]/.test(text)
        ? await classes(path, text, options)
        : await courses(path, text, options)
      const { status, hardViolations, cost, costByRule, lines, ...more } = solved
      const isFound = status !== 'infeasible'
      const result: Result = {
        status,
        hardViolations: isFound ? hardViolations : null,
        cost: isFound ? cost : null,
        costByRule: isFound ? costByRule : {},
        seconds: Math.round((performance.now() - begun) / 10) / 100,
      }
      if (options.solution !== undefined && isFound) await writeWhole(options.solution, lines)
      printResult(command, { ...result, ...more }, () => readable(result, more.broken))
      process.exitCode = hardViolations === 0 && isFound ? exitCode.good : exitCode.negativeFinding
    })
}

interface Told {
  rule: string
  hard: boolean
  cost: number
  zh: string
  en: string
}

async function classes(path: string, text: string, options: Options) {
  const read = readProblem(text)
  if (!read.ok) throw new Error(read.faults.map((fault) => `${path}, ${fault}`).join('\n'))
  const solved = await solveTimetableInThreads(read.problem, { seconds: options.limit, seed: options.seed })
  return {
    ...solved,
    costByRule: { ...solved.costByRule },
    broken: solved.broken.map((broken) => ({ ...broken, ...timetableSentence(read.problem, broken) })),
    lines: linesOfClasses(read.problem, solved.placements),
  }
}

async function courses(path: string, text: string, options: Options) {
  const read = readCtt(text)
  if (!read.ok)
    throw new Error(
      read.faults
        .map(({ line, message }) => `${path}${line > 0 ? `, line ${line}` : ''}: ${message}`)
        .join('\n'),
    )
  for (const { line, message } of read.remarks) printMessage(`${path}, line ${line}: ${message}`)
  const { places, findings, hardByRule, ...solved } = await solveCoursesInThreads(read.instance, {
    seconds: options.limit,
    seed: options.seed,
  })
  const broken: Told[] = findings.map((finding) => ({
    rule: finding.rule,
    hard: true,
    cost: 0,
    params: finding.params,
    ...courseSentence(finding),
  }))
  return {
    ...solved,
    costByRule: { ...solved.costByRule },
    hardByRule,
    broken,
    lines: linesOfCourses(places),
  }
}

/** `course room day period`, in the order of the file. */
function linesOfCourses(places: readonly LecturePlace[]): string[] {
  return places.map(({ course, room, day, period }) => `${course} ${room} ${day} ${period}`)
}

/** `session room date am|pm start`, in the order of the file. */
function linesOfClasses(problem: TimetableProblem, placements: readonly Placement[]): string[] {
  const placed = new Map(placements.map((placement) => [placement.sessionId, placement]))
  return problem.sessions.flatMap(({ id }) => {
    const place = placed.get(id)
    return place === undefined ? [] : [`${id} ${place.roomId} ${place.halfDay} ${place.start}`]
  })
}

/** The old file stays until the new one is whole. */
async function writeWhole(path: string, lines: readonly string[]): Promise<void> {
  const part = `${path}.part-${process.pid}`
  try {
    await writeFile(part, lines.map((line) => `${line}\n`).join(''), { flag: 'wx', flush: true })
    await rename(part, path)
  } catch (cause) {
    await rm(part, { force: true })
    throw new Error(`cannot write ${path}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}

function readable(result: Result, broken: readonly Told[]): string {
  const order: readonly string[] = [...wishes, ...timetableWishes]
  const costs = Object.entries(result.costByRule)
    .filter(([, cost]) => cost > 0)
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
  return [
    result.status === 'infeasible'
      ? 'infeasible: no timetable can meet these demands'
      : `${result.status} after ${result.seconds} s: ${result.hardViolations} hard rules broken, cost ${result.cost}`,
    ...(costs.length > 0 ? ['', table(['wish', 'cost'], costs)] : []),
    ...(broken.length > 0
      ? [
          '',
          table(
            ['rule', 'cost', ''],
            broken.map(({ rule, hard, cost, zh }) => [rule, hard ? '' : cost, zh]),
          ),
        ]
      : []),
  ].join('\n')
}

function seconds(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value <= 86_400)) throw new InvalidArgumentError('a number of seconds up to 86400')
  return value
}
