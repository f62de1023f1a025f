import type { CSSProperties } from 'react'
import type { EdgeKind, MapEdge } from '../../contract/index.ts'

/** Dash pattern of each kind of supply, so that print without colour keeps them apart. */
export const edgeDash: Record<EdgeKind, string | undefined> = {
  rawMaterial: undefined,
  component: '12 4',
  auxiliaryMaterial: '6 4',
  equipment: '12 4 2 4',
  technicalService: '2 4',
  application: '20 4',
}

/** Line width by strength 1–5. */
export function edgeWidth(strength: number): number {
  return 0.6 + strength * 0.5
}

/** A smooth path through the points of an edge: level at both ends of every step. */
export function edgePath(points: MapEdge['points']): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  let path = `M${first.x} ${first.y}`
  let previous = first
  for (const point of rest) {
    const middle = (previous.x + point.x) / 2
    path +=
      previous.y === point.y
        ? `L${point.x} ${point.y}`
        : `C${middle} ${previous.y} ${middle} ${point.y} ${point.x} ${point.y}`
    previous = point
  }
  return path
}

/** Width of a text in ems as drawn in bold: Chinese characters are square, capitals wider than small letters. */
function ems(text: string): number {
  let width = 0
  for (const character of text) {
    width += character.charCodeAt(0) > 0x2e80 ? 1 : /[A-Z0-9]/.test(character) ? 0.7 : 0.56
  }
  return Math.max(1, width)
}

/** Label size that lets a name fill one line of its box. */
export function labelSize(name: string, room: number): number {
  return Math.min(14, Math.max(8, room / ems(name)))
}

/**
 * Lines and size of a label for the overview, where the drawing is small and its names must still be read:
 * as large as the box allows, in two lines where that gives larger letters.
 */
export function overviewLabel(name: string, room: number, height: number): { lines: string[]; size: number } {
  const single = Math.min(height * 0.5, room / ems(name))
  const cut = breakPoint(name)
  const lines = [name.slice(0, cut).trim(), name.slice(cut).trim()].filter((line) => line !== '')
  const double = Math.min(height * 0.44, room / Math.max(...lines.map(ems)))
  return lines.length > 1 && double > single ? { lines, size: double } : { lines: [name], size: single }
}

/** Where to break a name in two: between words or Chinese characters, nearest to the middle. */
function breakPoint(name: string): number {
  const half = ems(name) / 2
  let best = name.length
  let distance = Number.POSITIVE_INFINITY
  for (let at = 1; at < name.length; at++) {
    const pair = name.slice(at - 1, at + 1)
    // Latin words and numbers stay whole; an opening bracket begins a line, a closing one ends it.
    if (/[\w/.-]{2}|[（(·、与及].|.[）)、·]/.test(pair)) continue
    // Between Latin and Chinese is the better place, even somewhat off the middle.
    const bonus = /\w[^\x20-\x7f]|[^\x20-\x7f]\w/.test(pair) ? 1.4 : 0
    const off = Math.abs(ems(name.slice(0, at)) - half) - bonus
    if (off < distance) {
      best = at
      distance = off
    }
  }
  return best
}

/** Custom properties for an element, so that the style sheet (and print) decides what to do with them. */
export function customProperties(properties: Record<`--${string}`, string>): CSSProperties {
  return properties as CSSProperties
}
