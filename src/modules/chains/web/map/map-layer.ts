import type { ReactNode } from 'react'

/** How a layer shows one node. */
export interface LayerPaint {
  /** −1 to 1: which of the two colours, and how strong. */
  strength: number
  /** Stands where the map else tells the firms. */
  figure: string
}

/**
 * Colours of the nodes that a later module gives, such as the heat of talent. The map draws them and does not know what
 * they mean.
 */
export interface MapLayer {
  /** As the choice of colours names it. */
  title: string
  /** By code of the node; null while it is read, and for a node of which nothing is known. */
  paints: ReadonlyMap<string, LayerPaint> | null
  /** What the two colours mean, at −1 and at 1. */
  ends: readonly [string, string]
  /** Stands below the drawing while the layer is shown. */
  below?: ReactNode
}
