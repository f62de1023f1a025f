import { clustersOf, widthOf } from './full-width.ts'

/**
 * Breaks Chinese text into lines of a grid by the rules of print (避头尾).
 *
 * Problem: no closing mark may begin a line, no opening mark may end one, a dash or an ellipsis of two characters, a
 * number and a Latin word stay whole. Method: greedy, from the front: every line takes as much as fits up to a place
 * where breaking is allowed. A stretch without such a place that is longer than the line is cut where it must be.
 * Spaces at the end of a line take no room. Reference: GB/T 15834-2011 §5 and the lists of office programs, so that
 * they break alike. Cost: linear in the text.
 */

/** Marks that never begin a line. */
const notAtStart = new Set(
  '!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠',
)
/** Marks that never end a line. */
const notAtEnd = new Set('$([{£¥‘“〈《「『【〔〖〝﹗﹙﹛＄（．［｛￡￥')
/** Marks that come in pairs and are never parted. */
const paired = new Set('—…')

export interface TextLine {
  /** Offsets in the text, end exclusive. Lines follow each other without a gap. */
  start: number
  end: number
  /** Full widths without the spaces at the end. */
  width: number
}

export interface LineRoom {
  /** Full widths of the first line. */
  first: number
  /** Full widths of all other lines. */
  rest: number
}

const isSpace = (cluster: string | undefined): boolean => cluster !== undefined && /^\s+$/u.test(cluster)
/** Part of a number or a Latin word. */
const isWordPart = (cluster: string): boolean => widthOf(cluster) === 0.5 && !isSpace(cluster)

/** Whether a line may end after `before` and the next begin with `after`. */
export function mayBreakBetween(before: string, after: string): boolean {
  if (isSpace(after)) return false
  if (isSpace(before)) return true
  if (notAtStart.has(after) || notAtEnd.has(before)) return false
  if (paired.has(before) && before === after) return false
  return !(isWordPart(before) && isWordPart(after))
}

/**
 * Lines of a text. An empty text has one empty line.
 *
 * @param room at least 1 full width a line.
 */
export function breakLines(text: string, room: LineRoom): TextLine[] {
  if (Math.min(room.first, room.rest) < 1) throw new RangeError('a line needs room for one character')
  const clusters = clustersOf(text)
  const lines: TextLine[] = []
  let offset = 0
  let index = 0
  while (index < clusters.length) {
    const limit = lines.length === 0 ? room.first : room.rest
    const next = lineEnd(clusters, index, limit)
    const part = clusters.slice(index, next)
    const end = offset + part.reduce((sum, cluster) => sum + cluster.length, 0)
    lines.push({ start: offset, end, width: widthWithoutEnd(part) })
    offset = end
    index = next
  }
  return lines.length === 0 ? [{ start: 0, end: 0, width: 0 }] : lines
}

/** Index after the last cluster of the line that begins at `start`. */
function lineEnd(clusters: readonly string[], start: number, limit: number): number {
  let width = 0
  let allowed = start
  let end = start
  for (; end < clusters.length; end += 1) {
    const cluster = clusters[end]!
    if (end > start && mayBreakBetween(clusters[end - 1]!, cluster)) allowed = end
    if (isSpace(cluster)) {
      // Room for it is needed only when something follows on this line.
      width += widthOf(cluster)
      continue
    }
    if (width + widthOf(cluster) > limit) break
    width += widthOf(cluster)
  }
  if (end === clusters.length) return end
  return allowed > start ? allowed : Math.max(end, start + 1)
}

function widthWithoutEnd(part: readonly string[]): number {
  let last = part.length
  while (last > 0 && isSpace(part[last - 1])) last -= 1
  return part.slice(0, last).reduce((sum, cluster) => sum + widthOf(cluster), 0)
}
