import type { Layering, LayoutOptions, Prepared, ProperGraph } from './types.ts'

/** Left and right rim of each column, in drawing units from 0. */
export interface Columns {
  readonly left: Float64Array
  readonly right: Float64Array
  readonly width: number
}

/**
 * Horizontal place of the columns: each as wide as its widest box, `layerGap` between them (up to twice that where
 * many lines change height), `bandGap` more where a band begins. A drawing that is too tall for the wished shape gets wider gaps, up to `mostStretch` times, which also
 * makes steep lines gentler. Cost O(V).
 */
export function placeColumns(
  prepared: Prepared,
  layering: Layering,
  proper: ProperGraph,
  options: LayoutOptions,
  wishedWidth: number,
): Columns {
  const { layerOf, layerCount, bandFirst } = layering
  const width = new Float64Array(layerCount)
  for (let v = 0; v < layerOf.length; v++) {
    width[layerOf[v]!] = Math.max(width[layerOf[v]!]!, prepared.widths[v]!)
  }
  const segments = new Int32Array(layerCount)
  for (const target of proper.graph.targets) segments[proper.layerOf[target]!]! += 1
  const gapBefore = (k: number) => {
    if (k === 0) return 0
    const crowd = Math.max(0, segments[k]! - quietSegments) * widthPerSegment
    return (
      options.layerGap + Math.min(options.layerGap, crowd) + (bandFirst.includes(k) ? options.bandGap : 0)
    )
  }
  let natural = 0
  for (let k = 0; k < layerCount; k++) natural += gapBefore(k) + width[k]!
  const missing = layerCount > 1 ? Math.max(0, wishedWidth - natural) / (layerCount - 1) : 0
  const stretch = Math.min(Math.floor(missing), options.layerGap * (mostStretch - 1))
  const left = new Float64Array(layerCount)
  const right = new Float64Array(layerCount)
  let at = 0
  for (let k = 0; k < layerCount; k++) {
    if (k > 0) at += gapBefore(k) + stretch
    left[k] = at
    at += width[k]!
    right[k] = at
  }
  return { left, right, width: at }
}

const mostStretch = 2
/** So many segments fit an ordinary gap; each further one asks for some width. */
const quietSegments = 12
const widthPerSegment = 2
