import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMetrics } from './metrics.ts'
import { measureProcess } from './process.ts'
import { parseMetrics } from './testing/parse-metrics.ts'

describe('what is measured is written in Prometheus’s text format', () => {
  it('a counter adds up by its labels', async () => {
    const metrics = createMetrics()
    const counter = metrics.counter('requests_total', 'Requests.')
    counter.add({ method: 'GET' })
    counter.add({ method: 'GET' }, 2)
    counter.add({ method: 'POST' })
    expect(await metrics.text()).toBe(
      '# HELP requests_total Requests.\n# TYPE requests_total counter\n' +
        'requests_total{method="GET"} 3\nrequests_total{method="POST"} 1\n',
    )
    expect(() => counter.add({}, -1)).toThrow(/only rises/)
  })

  it('a histogram counts each value in every bucket that holds it', async () => {
    const metrics = createMetrics()
    const histogram = metrics.histogram('seconds', 'Time.', [0.1, 1])
    // 0.1 belongs to the first bucket: bounds are inclusive.
    for (const value of [0.05, 0.1, 0.5, 7]) histogram.observe(value)
    expect((await metrics.text()).split('\n').slice(2)).toEqual([
      'seconds_bucket{le="0.1"} 2',
      'seconds_bucket{le="1"} 3',
      'seconds_bucket{le="+Inf"} 4',
      'seconds_sum 7.65',
      'seconds_count 4',
      '',
    ])
  })

  it('a gauge is looked up when it is written out, and cleared series are gone', async () => {
    const metrics = createMetrics()
    const gauge = metrics.gauge('waiting', 'Jobs.')
    let waiting = 'a'
    metrics.onCollect(() => {
      gauge.clear()
      gauge.set(5, { queue: waiting })
    })
    expect(await metrics.text()).toContain('waiting{queue="a"} 5')
    waiting = 'b'
    expect(await metrics.text()).not.toContain('queue="a"')
  })

  it('whatever stands in a label or a help, the text can be parsed and gives it back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.double()), { maxLength: 5 }),
        fc.string(),
        async (series, help) => {
          const metrics = createMetrics()
          const gauge = metrics.gauge('g', help)
          const expected = new Map<string, number>()
          for (const [label, value] of series) {
            gauge.set(value, { label, other: 'x' })
            expected.set(label, value)
          }
          const parsed = parseMetrics(await metrics.text())
          expect(parsed.families.get('g')?.help).toBe(help)
          expect(parsed.samples.length).toBe(expected.size)
          for (const { labels, value } of parsed.samples) {
            expect(labels.get('other')).toBe('x')
            // Zero has one sign here.
            expect(value === expected.get(labels.get('label')!) || Number.isNaN(value)).toBe(true)
          }
        },
      ),
    )
  })

  it('a label whose values have no end does not fill the memory: the rest is counted together', async () => {
    const metrics = createMetrics()
    const counter = metrics.counter('c_total', 'C.')
    for (let value = 0; value < 5000; value += 1) counter.add({ value: String(value) })
    const { samples } = parseMetrics(await metrics.text())
    expect(samples.length).toBe(2001)
    expect(samples.find(({ labels }) => labels.get('value') === 'other')?.value).toBe(3000)
  })

  it('names that are none, and doubles, are refused', () => {
    const metrics = createMetrics()
    metrics.counter('a_total', '')
    expect(() => metrics.counter('a_total', '')).toThrow(/exists/)
    expect(() => metrics.counter('1a', '')).toThrow(/no name/)
    expect(() => metrics.gauge('g', '').set(1, { 'a-b': 'x' })).toThrow(/no name of a label/)
  })

  it('the process tells of itself', async () => {
    const metrics = createMetrics()
    const stop = measureProcess(metrics)
    const { samples, families } = parseMetrics(await metrics.text())
    stop()
    const value = (name: string) => samples.find((sample) => sample.name === name)!.value
    expect(value('process_resident_memory_bytes')).toBeGreaterThan(10_000_000)
    expect(value('process_cpu_seconds_total')).toBeGreaterThan(0)
    expect(value('process_start_time_seconds')).toBeGreaterThan(1_600_000_000)
    expect(families.get('nodejs_gc_duration_seconds')?.type).toBe('histogram')
  })
})
