import { clustersOf, fullWidths } from './full-width.ts'
import { breakLines, mayBreakBetween } from './line-breaking.ts'

/**
 * Wraps a centred title in good shape.
 *
 * Problem: the lines of an official title keep words whole and stand as a trapezoid (梯形) or a lozenge (菱形), not as
 * a block or an hourglass (GB/T 9704-2012 7.3.1). Method: every way to break into the fewest lines that hold the title
 * is weighed: a broken word weighs most, then a particle that begins a line, then the shape, then uneven lengths.
 * Cost: cubic in the title for three lines, whose length is bounded by the room; four lines and more are filled from
 * the front. Ties go to the earlier break.
 */

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** Particles and conjunctions that look lost at the start of a line. */
const clinging = new Set('的地得和与及等之')

const weights = { brokenWord: 60, clinging: 25, block: 12, hourglass: 30, lengthDifference: 0.6 }

/** Longest title that is weighed; a longer one is filled from the front. In lines. */
const weighedLines = 3

/**
 * The lines of a title.
 *
 * @param width full widths of a line.
 */
export function shapeTitle(title: string, width: number): string[] {
  const filled = breakLines(title, { first: width, rest: width }).map((line) =>
    title.slice(line.start, line.end).trim(),
  )
  if (filled.length === 1 || filled.length > weighedLines) return filled
  const clusters = clustersOf(title)
  const penalties = breakPenalties(title, clusters)
  let best: { weight: number; lines: string[] } | null = null
  for (const cuts of waysToCut(clusters.length, filled.length)) {
    const bounds = [0, ...cuts, clusters.length]
    const lines = bounds.slice(1).map((end, index) => clusters.slice(bounds[index], end).join('').trim())
    const widths = lines.map(fullWidths)
    if (widths.some((line) => line > width || line === 0)) continue
    const weight = cuts.reduce((sum, cut) => sum + penalties[cut]!, 0) + shapeWeight(widths)
    if (best === null || weight < best.weight) best = { weight, lines }
  }
  return best === null || best.weight === Number.POSITIVE_INFINITY ? filled : best.lines
}

/** What it costs to break before each cluster; infinite where no line may break. */
function breakPenalties(title: string, clusters: readonly string[]): number[] {
  const wordStarts = new Set(Array.from(words.segment(title), (part) => part.index))
  let offset = 0
  return clusters.map((cluster, index) => {
    const before = clusters[index - 1]
    const penalty =
      before === undefined || !mayBreakBetween(before, cluster)
        ? Number.POSITIVE_INFINITY
        : (wordStarts.has(offset) ? 0 : weights.brokenWord) + (clinging.has(cluster) ? weights.clinging : 0)
    offset += cluster.length
    return penalty
  })
}

function shapeWeight(widths: readonly number[]): number {
  const spread = Math.max(...widths) - Math.min(...widths)
  const [first = 0, second = 0, third] = widths
  const uneven = weights.lengthDifference * spread
  if (spread < 1) return weights.block
  return third !== undefined && second < first && second < third ? weights.hourglass + uneven : uneven
}

function* waysToCut(length: number, lines: number): Generator<number[]> {
  for (let first = 1; first < length; first += 1) {
    if (lines === 2) yield [first]
    else for (let second = first + 1; second < length; second += 1) yield [first, second]
  }
}
