/** One difference between two texts: what stands in the one, what in the other, and from where in the longer. */
export interface Edit {
  kind: 'replaced' | 'more' | 'turned'
  at: number
  one: string
  /** Of `more`, the neighbour that is the same, else the character before. */
  other: string
}

/** At most this many are slips; more make another name. */
export const mostSlips = 2

/** All ways to come from one text to the other with at most `mostSlips` edits; the shortest only. */
export function editScripts(a: string, b: string): Edit[][] {
  if (Math.abs(a.length - b.length) > mostSlips) return []
  let found: Edit[][] = []
  let best = mostSlips
  const walk = (i: number, j: number, edits: Edit[]): void => {
    while (i < a.length && j < b.length && a[i] === b[j]) {
      i++
      j++
    }
    if (i === a.length && j === b.length) {
      if (edits.length < best) found = []
      best = Math.min(best, edits.length)
      if (edits.length === best) found.push(edits)
      return
    }
    if (edits.length === best) return
    const at = Math.max(i, j)
    const [one = '', other = ''] = [a[i], b[j]]
    if (one !== '' && other !== '') walk(i + 1, j + 1, [...edits, { kind: 'replaced', at, one, other }])
    if (one !== '' && other !== '' && a[i + 1] === other && b[j + 1] === one) {
      walk(i + 2, j + 2, [...edits, { kind: 'turned', at, one, other }])
    }
    if (one !== '') walk(i + 1, j, [...edits, { kind: 'more', at, one, other: twin(a, i) }])
    if (other !== '') walk(i, j + 1, [...edits, { kind: 'more', at, one: other, other: twin(b, j) }])
  }
  walk(0, 0, [])
  return found
}

/** The character itself where a neighbour is the same, else the one before it. */
const twin = (text: string, at: number): string =>
  text[at + 1] === text[at] ? text[at]! : (text[at - 1] ?? '')
