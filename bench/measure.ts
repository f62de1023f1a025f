import type { Contender, Measurement } from './benchmark.ts'
import { median } from './benchmark.ts'

/** Runs one contender at one size in this process: twice to warm up, then `runs` times. */
export function measure(contender: Contender, size: number, runs: number): Measurement {
  const work = contender.prepare(size)
  work()
  let { figures } = work()
  const wall: number[] = []
  const cpu: number[] = []
  for (let run = 0; run < runs; run++) {
    const cpuBefore = process.cpuUsage()
    const before = performance.now()
    figures = work().figures
    wall.push(performance.now() - before)
    const used = process.cpuUsage(cpuBefore)
    cpu.push((used.user + used.system) / 1000)
  }
  return {
    contender: contender.name,
    size,
    medianMs: Math.round(median(wall) * 10) / 10,
    medianCpuMs: Math.round(median(cpu) * 10) / 10,
    runs,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    figures,
  }
}
