/** Labels of a series. Values come from small closed sets: never an id, a name, an address or a path with either. */
export type Labels = Readonly<Record<string, string>>

const metricName = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/
const labelName = /^[a-zA-Z_][a-zA-Z0-9_]*$/

/** A label with more values than this was not what its author thought; further ones are counted together. */
const seriesKept = 2000

interface Family {
  name: string
  help: string
  type: 'counter' | 'gauge' | 'histogram'
  /** Lines without name: suffix, labels, value. */
  samples(): Iterable<{ suffix: string; labels: Labels; value: number }>
}

export interface Counter {
  add(labels?: Labels, by?: number): void
}
export interface Gauge {
  set(value: number, labels?: Labels): void
  /** Takes all series away, before the present ones are set. */
  clear(): void
}
export interface Histogram {
  observe(value: number, labels?: Labels): void
}

/** Everything one process measures, written out in Prometheus's text format 0.0.4. */
export interface Metrics {
  counter(name: string, help: string): Counter
  gauge(name: string, help: string): Gauge
  /** @param buckets upper bounds, rising; `+Inf` is added. */
  histogram(name: string, help: string, buckets: readonly number[]): Histogram
  /** Is asked before each writing out, for what is looked up rather than counted. */
  onCollect(collect: () => void | Promise<void>): void
  text(): Promise<string>
}

const keyOf = (labels: Labels): string =>
  Object.keys(labels)
    .sort()
    .map((name) => `${name}\u0000${labels[name]}`)
    .join('\u0001')

/** Series by their labels; past the limit all are one. */
class Series<T> {
  readonly byKey = new Map<string, { labels: Labels; value: T }>()
  private readonly fresh: () => T

  constructor(fresh: () => T) {
    this.fresh = fresh
  }

  of(labels: Labels): { labels: Labels; value: T } {
    for (const name of Object.keys(labels))
      if (!labelName.test(name)) throw new Error(`${name} is no name of a label`)
    const key = keyOf(labels)
    const found = this.byKey.get(key)
    if (found !== undefined) return found
    if (this.byKey.size >= seriesKept) {
      const rest = Object.fromEntries(Object.keys(labels).map((name) => [name, 'other']))
      if (keyOf(rest) !== key) return this.of(rest)
    }
    const made = { labels: { ...labels }, value: this.fresh() }
    this.byKey.set(key, made)
    return made
  }
}

export function createMetrics(): Metrics {
  const families: Family[] = []
  const collectors: (() => void | Promise<void>)[] = []

  function register(family: Family): void {
    if (!metricName.test(family.name)) throw new Error(`${family.name} is no name of a metric`)
    if (families.some(({ name }) => name === family.name)) throw new Error(`${family.name} exists`)
    families.push(family)
  }

  return {
    counter(name, help) {
      const series = new Series(() => 0)
      register({ name, help, type: 'counter', samples: () => plain(series) })
      return {
        add(labels = {}, by = 1) {
          if (!(by >= 0)) throw new Error('a counter only rises')
          series.of(labels).value += by
        },
      }
    },
    gauge(name, help) {
      const series = new Series(() => 0)
      register({ name, help, type: 'gauge', samples: () => plain(series) })
      return {
        set(value, labels = {}) {
          series.of(labels).value = value
        },
        clear: () => series.byKey.clear(),
      }
    },
    histogram(name, help, buckets) {
      const series = new Series(() => ({ counts: buckets.map(() => 0), sum: 0, count: 0 }))
      register({ name, help, type: 'histogram', samples: () => bucketed(series, buckets) })
      return {
        observe(value, labels = {}) {
          const { value: state } = series.of(labels)
          const bucket = buckets.findIndex((bound) => value <= bound)
          if (bucket !== -1) state.counts[bucket] = state.counts[bucket]! + 1
          state.sum += value
          state.count += 1
        },
      }
    },
    onCollect: (collect) => {
      collectors.push(collect)
    },
    async text() {
      for (const collect of collectors) await collect()
      return families.map(writeFamily).join('')
    },
  }
}

function* plain(series: Series<number>): Iterable<{ suffix: string; labels: Labels; value: number }> {
  for (const { labels, value } of series.byKey.values()) yield { suffix: '', labels, value }
}

function* bucketed(
  series: Series<{ counts: number[]; sum: number; count: number }>,
  buckets: readonly number[],
): Iterable<{ suffix: string; labels: Labels; value: number }> {
  for (const { labels, value: state } of series.byKey.values()) {
    let sum = 0
    for (const [index, bound] of buckets.entries()) {
      sum += state.counts[index]!
      yield { suffix: '_bucket', labels: { ...labels, le: writeNumber(bound) }, value: sum }
    }
    yield { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: state.count }
    yield { suffix: '_sum', labels, value: state.sum }
    yield { suffix: '_count', labels, value: state.count }
  }
}

const writeNumber = (value: number): string =>
  Number.isNaN(value)
    ? 'NaN'
    : value === Number.POSITIVE_INFINITY
      ? '+Inf'
      : value === Number.NEGATIVE_INFINITY
        ? '-Inf'
        : String(value)

const escapeHelp = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
const escapeLabel = (text: string): string => escapeHelp(text).replaceAll('"', '\\"')

function writeFamily({ name, help, type, samples }: Family): string {
  const lines = [`# HELP ${name} ${escapeHelp(help)}`, `# TYPE ${name} ${type}`]
  for (const { suffix, labels, value } of samples()) {
    const inner = Object.entries(labels)
      .map(([label, text]) => `${label}="${escapeLabel(text)}"`)
      .join(',')
    lines.push(`${name}${suffix}${inner === '' ? '' : `{${inner}}`} ${writeNumber(value)}`)
  }
  return `${lines.join('\n')}\n`
}
