import { constants, monitorEventLoopDelay, PerformanceObserver, performance } from 'node:perf_hooks'
import type { Metrics } from './metrics.ts'

const gcKinds = new Map([
  [constants.NODE_PERFORMANCE_GC_MINOR, 'minor'],
  [constants.NODE_PERFORMANCE_GC_MAJOR, 'major'],
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL, 'incremental'],
  [constants.NODE_PERFORMANCE_GC_WEAKCB, 'weakcb'],
])

/**
 * Measures the process itself: time of the processor, memory, how late the event loop is, garbage collection.
 *
 * @returns ends the measuring.
 */
export function measureProcess(metrics: Metrics): () => void {
  const cpu = metrics.counter('process_cpu_seconds_total', 'Time of the processor, user and system.')
  const memory = metrics.gauge('process_resident_memory_bytes', 'Memory of the process.')
  const heap = metrics.gauge('nodejs_heap_size_used_bytes', 'Heap in use.')
  const started = metrics.gauge('process_start_time_seconds', 'When the process began, since 1970.')
  const lag = metrics.gauge(
    'nodejs_eventloop_lag_seconds',
    'How late the event loop was since the last look.',
  )
  const gc = metrics.histogram(
    'nodejs_gc_duration_seconds',
    'Garbage collection by kind.',
    [0.001, 0.01, 0.1, 1],
  )
  started.set(performance.timeOrigin / 1000)
  const resolution = 20
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const kind = gcKinds.get((entry as { detail?: { kind?: number } }).detail?.kind ?? -1) ?? 'other'
      gc.observe(entry.duration / 1000, { kind })
    }
  })
  observer.observe({ entryTypes: ['gc'] })
  let seen = 0
  metrics.onCollect(() => {
    const { user, system } = process.cpuUsage()
    const seconds = (user + system) / 1e6
    cpu.add({}, Math.max(0, seconds - seen))
    seen = seconds
    memory.set(process.memoryUsage.rss())
    heap.set(process.memoryUsage().heapUsed)
    // The monitor counts its own period in.
    const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e9 - resolution / 1000)
    lag.set(late(delay.percentile(50)), { quantile: '0.5' })
    lag.set(late(delay.percentile(99)), { quantile: '0.99' })
    lag.set(late(delay.max), { quantile: '1' })
    delay.reset()
  })
  return () => {
    delay.disable()
    observer.disconnect()
  }
}
