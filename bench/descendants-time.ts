import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/**
 * Processor time of all processes below this one, those that ended included, in milliseconds; 0 where the system does not
 * tell (it is read from Linux's /proc).
 */
export function descendantsCpuMs(): number {
  const parents = new Map<number, number>()
  const ticks = new Map<number, number>()
  for (const entry of entriesOfProc()) {
    const stat = statOf(entry)
    if (stat === null) continue
    // The name stands in brackets and may have spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const pid = Number(entry)
    parents.set(pid, Number(fields[1]))
    ticks.set(
      pid,
      [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0),
    )
  }
  let sum = 0
  for (const [pid, own] of ticks) if (isBelow(pid, parents)) sum += own
  return sum === 0 ? 0 : (sum * 1000) / ticksPerSecond()
}

function isBelow(pid: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at = parents.get(pid); at !== undefined && at !== 0; at = parents.get(at))
    if (at === process.pid) return true
  return false
}

const entriesOfProc = (): string[] => {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/u.test(name))
  } catch {
    return []
  }
}

const statOf = (entry: string): string | null => {
  try {
    return readFileSync(`/proc/${entry}/stat`, 'utf8')
  } catch {
    // It ended meanwhile.
    return null
  }
}

let known: number | null = null
const ticksPerSecond = (): number => {
  known ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  return known
}
