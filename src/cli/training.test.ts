import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluateCourses } from '#core/scheduling/timetable/courses/evaluate-courses.ts'
import { readCtt } from '#core/scheduling/timetable/courses/read-ctt.ts'

const bin = fileURLToPath(new URL('../../bin/shuanglian.mjs', import.meta.url))

const ctt = `Name: Small
Courses: 3
Rooms: 2
Days: 2
Periods_per_day: 3
Curricula: 1
Constraints: 1

COURSES:
a t 3 2 12
b u 2 2 8
c t 1 1 8

ROOMS:
big 10
small 8

CURRICULA:
q 2 a b

UNAVAILABILITY_CONSTRAINTS:
a 0 0

END.
`

const classes = {
  halfDays: [{ date: '2026-03-02', part: 'am' }],
  classes: [{ id: 'A', name: '光伏班', size: 30 }],
  sessions: [
    { id: 'talk', classId: 'A', hours: 3 },
    { id: 'open', classId: 'A', hours: 1, position: 'opening' },
  ],
  rooms: [{ id: 'r', seats: 30 }],
}

describe('training timetable', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shuanglian-timetable-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function run(name: string, content: string, ...args: string[]) {
    writeFileSync(join(folder, name), content)
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [bin, 'training', 'timetable', name, '--limit', '1', ...args],
      {
        cwd: folder,
        env: { ...process.env, DATA_DIR: join(folder, 'data') },
        encoding: 'utf8',
        timeout: 60_000,
      },
    )
    return { status, stdout, stderr }
  }

  it('solves a .ctt and writes the places it tells the cost of', () => {
    const { status, stdout } = run('small.ctt', ctt, '--json', '--solution', 'small.sol')
    expect(status).toBe(0)
    const result = JSON.parse(stdout)
    const lines = readFileSync(join(folder, 'small.sol'), 'utf8').trimEnd().split('\n')
    const places = lines.map((line) => {
      const [course, room, day, period] = line.split(' ')
      return { course: course!, room: room!, day: Number(day), period: Number(period) }
    })
    const read = readCtt(ctt)
    if (!read.ok) throw new Error('the test is wrong')
    const judged = evaluateCourses(read.instance, places)
    expect(judged.hardViolations).toBe(0)
    expect(result).toMatchObject({ status: 'optimal', hardViolations: 0, cost: judged.cost })
    expect(result.costByRule).toEqual(judged.costByRule)
    // 12 people of course a in 10 seats, in each of 3 lectures: proven to be the least.
    expect(result.cost).toBe(6)
    expect(result.seconds).toBeGreaterThan(0)
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
  })

  it('solves classes and leaves no data folder behind', () => {
    const { status, stdout } = run(
      'classes.json',
      JSON.stringify(classes),
      '--json',
      '--solution',
      'classes.sol',
    )
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ status: 'optimal', hardViolations: 0, cost: 0, broken: [] })
    expect(readFileSync(join(folder, 'classes.sol'), 'utf8')).toBe(
      'talk r 2026-03-02 am 1\nopen r 2026-03-02 am 0\n',
    )
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })

  it('says in a sentence why there can be none, code 1, and writes nothing', () => {
    const crowded = { ...classes, classes: [{ id: 'A', name: '光伏班', size: 31 }] }
    const { status, stdout } = run('crowded.json', JSON.stringify(crowded), '--solution', 'crowded.sol')
    expect(status).toBe(1)
    expect(stdout).toContain('光伏班“talk”有 31 人，最大的教室只有 30 座。')
    expect(existsSync(join(folder, 'crowded.sol'))).toBe(false)
  })

  it('names a bad line, code 2', () => {
    expect(run('bad.ctt', ctt.replace('big 10', 'big many'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(
        'bad.ctt, line 15: “big many”: expected a room: its name, number of seats',
      ),
    })
  })

  it('names a bad field, code 2', () => {
    expect(run('bad.json', '{"halfDays": []}')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('bad.json, halfDays: '),
    })
  })

  it('refuses a limit that is no number of seconds, code 2', () => {
    expect(run('small.ctt', ctt, '--limit', 'soon').status).toBe(2)
  })

  it('tells of a missing section, and reads on', () => {
    const { status, stderr } = run('cut.ctt', ctt.slice(0, ctt.indexOf('UNAVAILABILITY')))
    expect(status).toBe(0)
    expect(stderr).toContain('UNAVAILABILITY_CONSTRAINTS is missing')
  })
})
