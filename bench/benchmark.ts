/** What one measured run gives back, beside its time. */
export interface Outcome {
  /** Figures worth keeping, such as crossings or gaps found. */
  readonly figures: Readonly<Record<string, number | string>>
}

/** One way of doing the work, measured at several sizes. */
export interface Contender {
  readonly name: string
  /** Says what it is, when it is not ours. */
  readonly note?: string
  /** Sizes it is measured at. */
  readonly sizes: readonly number[]
  /** Measured runs and runs to warm up, where they differ from the benchmark's. */
  readonly runs?: number
  readonly warmups?: number
  /** Builds the input (not measured) and returns the work. */
  readonly prepare: (size: number) => Work | Promise<Work>
}

/** What is measured; `close` lets go of what the preparation opened. */
export type Work = (() => Outcome | Promise<Outcome>) & {
  close?: () => Promise<void>
  /** Waits for what a run has left to do after it was answered; not measured. */
  settle?: () => Promise<void>
  /** Processor time so far of other processes that do part of the work (a database server), milliseconds. */
  otherCpuMs?: () => number
}

export interface Benchmark {
  readonly name: string
  readonly title: string
  /** Measured runs per size, after those to warm up. */
  readonly runs: number
  /** Runs to warm up; two when left out. */
  readonly warmups?: number
  /** Names of what is measured, where sizes are only places in this list. */
  readonly cases?: readonly string[]
  /** Sizes that are measured only with --large. */
  readonly large?: readonly number[]
  /** Sizes the growth is taken over, with what they are in truth; all sizes as they are when left out. */
  readonly growth?: readonly { readonly size: number; readonly extent: number }[]
  /** Looks at all measurements together and throws where they contradict each other. */
  readonly check?: (measurements: readonly Measurement[]) => void
  readonly ours: Contender
  readonly peers: readonly Contender[]
}

/** What a child process reports for one contender at one size. */
export interface Measurement {
  readonly contender: string
  readonly size: number
  readonly medianMs: number
  /** Processor time of the median run, other processes that do part of it included; steadier than wall time on a shared machine. */
  readonly medianCpuMs: number
  /** Processor time of the very first run of the process, when nothing is compiled yet. */
  readonly firstCpuMs: number
  readonly runs: number
  /** Greatest resident memory of the whole process, megabytes. */
  readonly peakMb: number
  readonly figures: Outcome['figures']
}

/** The middle value; the mean of the two middle ones for an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  if (lower === undefined || upper === undefined) throw new RangeError('no values')
  return (lower + upper) / 2
}

/** Exponent p of time ≈ size^p: slope of the least-squares line through the logarithms. */
export function growthExponent(points: readonly { readonly size: number; readonly time: number }[]): number {
  if (points.length < 2) throw new RangeError('growth needs two sizes')
  const xs = points.map(({ size }) => Math.log(size))
  const ys = points.map(({ time }) => Math.log(time))
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
  const [mx, my] = [mean(xs), mean(ys)]
  const above = xs.reduce((sum, x, i) => sum + (x - mx) * (ys[i]! - my), 0)
  const below = xs.reduce((sum, x) => sum + (x - mx) ** 2, 0)
  return above / below
}
