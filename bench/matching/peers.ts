import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Work } from '../benchmark.ts'
import { type Family, generateInstance } from './families.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** LEMON's network simplex, compiled from `lemon.cpp`. */
export function lemonWork(family: Family): Work {
  return outsideWork(family, (folder) => {
    const program = join(folder, 'lemon')
    const built = spawnSync('g++', ['-O3', '-o', program, here('lemon.cpp')], { encoding: 'utf8' })
    if (built.status !== 0) {
      throw new Error(
        `LEMON cannot be compiled (apt-get install g++ liblemon-dev): ${built.stderr ?? built.error}`,
      )
    }
    return [program]
  })
}

/** scipy's sparse matching, by `scipy_matching.py`. */
export function scipyWork(family: Family): Work {
  return outsideWork(family, () => ['python3', here('scipy_matching.py')])
}

/** A program that reads a problem from a file and prints what it found and what that took. */
function outsideWork(family: Family, commandOf: (folder: string) => string[]): Work {
  const folder = mkdtempSync(join(tmpdir(), 'shuanglian-bench-'))
  const file = join(folder, 'problem')
  writeInstance(family, file)
  const [program, ...more] = commandOf(folder)
  let cpuMs = 0
  const work: Work = () => {
    const { status, stdout, stderr } = spawnSync(program!, [...more, file], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`)
    const [filled, total, build, solve, peakKb] = stdout.trim().split(' ').map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ]
    cpuMs += 1000 * (build + solve)
    return {
      figures: {
        optimum: `${filled} / ${total}`,
        buildMs: Math.round(1e4 * build) / 10,
        solveMs: Math.round(1e4 * solve) / 10,
        peakMb: Math.round(peakKb / 1024),
      },
    }
  }
  work.otherCpuMs = () => cpuMs
  work.close = () => Promise.resolve(rmSync(folder, { recursive: true, force: true }))
  return work
}

/** Counts, seats, places, and need, person and score of each edge, as whole numbers of 32 bits. */
function writeInstance(family: Family, path: string): void {
  const { needCapacity, personCapacity, edges } = generateInstance(family)
  const counts = Int32Array.of(needCapacity.length, personCapacity.length, edges.need.length)
  for (const [at, part] of [
    counts,
    needCapacity,
    personCapacity,
    edges.need,
    edges.person,
    edges.score,
  ].entries()) {
    writeFileSync(path, part, { flag: at === 0 ? 'w' : 'a' })
  }
}
