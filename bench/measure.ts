import type { Contender, Measurement, Outcome } from './benchmark.ts'
import { median } from './benchmark.ts'

/** Runs one contender at one size in this process: some times to warm up, then `runs` times. */
export async function measure(
  contender: Contender,
  size: number,
  runs: number,
  warmups = 2,
): Promise<Measurement> {
  const work = await contender.prepare(size)
  let figures: Outcome['figures'] = {}
  const wall: number[] = []
  const cpu: number[] = []
  for (let run = 0; run < warmups + runs; run++) {
    const cpuBefore = process.cpuUsage()
    const otherBefore = work.otherCpuMs?.() ?? 0
    const before = performance.now()
    figures = (await work()).figures
    wall.push(performance.now() - before)
    const used = process.cpuUsage(cpuBefore)
    cpu.push((used.user + used.system) / 1000 + (work.otherCpuMs?.() ?? 0) - otherBefore)
    await work.settle?.()
  }
  await work.close?.()
  return {
    contender: contender.name,
    size,
    medianMs: Math.round(median(wall.slice(warmups)) * 10) / 10,
    medianCpuMs: Math.round(median(cpu.slice(warmups)) * 10) / 10,
    firstCpuMs: Math.round(cpu[0]! * 10) / 10,
    runs,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    figures,
  }
}
