/**
 * How much room a character takes in Chinese type, measured in full widths: a Chinese character, a Chinese mark and
 * an emoji take 1, a Latin letter or a figure 0.5, as in the fonts of official documents (仿宋, 楷体, 黑体).
 */

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** The units a line may be cut between: a base character with all that is written onto it. */
export function clustersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), (part) => part.segment)
}

/** Marks of the Latin block that Chinese fonts draw over a full width. */
const wideLatin = new Set('§°±·×÷')

/** Full widths of one cluster: 1, 0.5, or 0 for what has no room of its own. */
export function widthOf(cluster: string): 0 | 0.5 | 1 {
  const code = cluster.codePointAt(0) ?? 0
  if (code < 0x20 || code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0xfeff) return 0
  if (code < 0x370) return wideLatin.has(cluster[0]!) ? 1 : 0.5
  // Greek and Cyrillic stand in GB 2312 and are full there.
  if (code < 0x530) return 1
  if (code < 0x2010) return 0.5
  if (code >= 0xff61 && code <= 0xffdc) return 0.5
  return code === 0x2011 || code === 0x2013 || (code >= 0x2028 && code <= 0x202f) ? 0.5 : 1
}

/** Full widths of a whole text. */
export function fullWidths(text: string): number {
  let sum = 0
  for (const cluster of clustersOf(text)) sum += widthOf(cluster)
  return sum
}
