/**
 * npm run bench                    lists the benchmarks
 * npm run bench -- NAME [--json]   measures one and writes bench/results/NAME.json
 *   --large                        also the sizes that take minutes and gigabytes
 *   --only CASES                   some sizes or cases, with commas between; nothing is written then
 *
 * Every contender runs in a process of its own at every size, so that the peak memory is its own. Messages go to
 * stderr, the result as JSON to stdout with --json. Exit 0 good, 2 for an unknown name.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { cpus, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Benchmark, growthExponent, type Measurement } from './benchmark.ts'
import { measure } from './measure.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const growthTarget = 1.15

async function loadBenchmark(name: string): Promise<Benchmark | null> {
  if (!benchmarkNames().includes(name)) return null
  const module = (await import(join(folder, `${name}.bench.ts`))) as { benchmark: Benchmark }
  return module.benchmark
}

function benchmarkNames(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.bench.ts'))
    .map((file) => file.slice(0, -'.bench.ts'.length))
    .sort()
}

function inChild(name: string, contender: string, size: number): Measurement {
  const child = spawnSync(
    process.execPath,
    [fileURLToPath(import.meta.url), name, '--child', contender, String(size)],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  if (child.status !== 0)
    throw new Error(`${contender} at ${size} ended with ${child.status ?? child.signal}`)
  return JSON.parse(child.stdout) as Measurement
}

function machine() {
  const processors = cpus()
  return {
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.version,
  }
}

function runBenchmark(benchmark: Benchmark, isWanted: (size: number) => boolean) {
  const { cases } = benchmark
  const named = (size: number) => cases?.[size] ?? size
  const measured = [benchmark.ours, ...benchmark.peers].map((contender) => ({
    contender,
    measurements: contender.sizes.filter(isWanted).map((size) => {
      const measurement = inChild(benchmark.name, contender.name, size)
      console.error(
        `${contender.name} ${named(size)}: ${measurement.medianMs} ms (cpu ${measurement.medianCpuMs}), ${measurement.peakMb} MB`,
      )
      return measurement
    }),
  }))
  const [ours, ...peers] = measured
  if (ours === undefined) throw new Error('nothing was measured')
  benchmark.check?.(measured.flatMap(({ measurements }) => measurements))
  const extents = benchmark.growth ?? ours.measurements.map(({ size }) => ({ size, extent: size }))
  const points = ours.measurements.flatMap(({ size, medianCpuMs }) =>
    extents
      .filter((point) => point.size === size)
      .map(({ extent }) => ({ size: extent, time: Math.max(medianCpuMs, 0.1) })),
  )
  const exponent = points.length < 2 ? Number.NaN : growthExponent(points)
  const ratios = peers.flatMap((peer) =>
    peer.measurements.flatMap((theirs) => {
      const own = ours.measurements.find(({ size }) => size === theirs.size)
      if (own === undefined) return []
      const ratio = Math.round((100 * theirs.medianCpuMs) / own.medianCpuMs) / 100
      return [{ peer: peer.contender.name, size: named(theirs.size), peerTimeOverOurs: ratio }]
    }),
  )
  return {
    name: benchmark.name,
    title: benchmark.title,
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    growth: {
      exponent: Math.round(exponent * 1000) / 1000,
      target: growthTarget,
      met: exponent <= growthTarget,
      basis: `processor time, log–log slope over ${benchmark.growth === undefined ? 'all sizes' : benchmark.growth.map(({ size }) => named(size)).join(', ')}`,
    },
    ratios,
    notes: measured.flatMap(({ contender }) =>
      contender.note === undefined ? [] : [`${contender.name}: ${contender.note}`],
    ),
    measurements: measured.flatMap(({ measurements }) =>
      measurements.map((measurement) => ({ ...measurement, size: named(measurement.size) })),
    ),
  }
}

async function main(args: readonly string[]): Promise<number> {
  const asJson = args.includes('--json')
  const isLarge = args.includes('--large')
  const onlyAt = args.indexOf('--only')
  const only = onlyAt < 0 ? null : (args[onlyAt + 1] ?? '').split(',')
  const [name, flag, contenderName, size] = args.filter(
    (arg, at) =>
      arg !== '--json' && arg !== '--large' && (onlyAt < 0 || (at !== onlyAt && at !== onlyAt + 1)),
  )
  if (name === undefined) {
    const listed = await Promise.all(benchmarkNames().map(loadBenchmark))
    const list = listed.flatMap((found) => (found === null ? [] : [{ name: found.name, title: found.title }]))
    console.log(
      asJson ? JSON.stringify(list, null, 2) : list.map((item) => `${item.name}  ${item.title}`).join('\n'),
    )
    return 0
  }
  const benchmark = await loadBenchmark(name)
  if (benchmark === null) {
    console.error(`no benchmark is called ${name}; there are: ${benchmarkNames().join(', ')}`)
    return 2
  }
  if (flag === '--child') {
    const contender = [benchmark.ours, ...benchmark.peers].find((item) => item.name === contenderName)
    if (contender === undefined) return 2
    const { runs = benchmark.runs, warmups = benchmark.warmups } = contender
    console.log(JSON.stringify(await measure(contender, Number(size), runs, warmups)))
    return 0
  }
  const result = runBenchmark(benchmark, (one) =>
    only === null
      ? isLarge || !(benchmark.large ?? []).includes(one)
      : only.includes(String(benchmark.cases?.[one] ?? one)),
  )
  const text = JSON.stringify(result, null, 2)
  if (only !== null) {
    console.log(text)
    return 0
  }
  mkdirSync(join(folder, 'results'), { recursive: true })
  writeFileSync(join(folder, 'results', `${name}.json`), `${text}\n`)
  if (asJson) console.log(text)
  else
    console.error(
      `growth exponent ${result.growth.exponent} (target ${growthTarget}); written to bench/results/${name}.json`,
    )
  return 0
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))
