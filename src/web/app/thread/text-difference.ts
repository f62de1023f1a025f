/** A piece of a text that stayed, went or came. */
export type TextPiece = { kind: 'same' | 'removed' | 'added'; text: string }

/** Beyond so many comparisons the middle is shown as replaced as a whole. */
const maxCells = 4_000_000

/**
 * What changed inside a text, by characters in Chinese and by words in Latin script: longest common subsequence of the
 * tokens between the common beginning and end. Removed pieces stand before added ones.
 */
export function textDifference(before: string, after: string): TextPiece[] {
  const old = tokensOf(before)
  const now = tokensOf(after)
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1
  let end = 0
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  )
    end += 1
  const pieces: TextPiece[] = []
  const add = (kind: TextPiece['kind'], tokens: readonly string[]) => {
    if (tokens.length === 0) return
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += tokens.join('')
    else pieces.push({ kind, text: tokens.join('') })
  }
  add('same', old.slice(0, start))
  middle(old.slice(start, old.length - end), now.slice(start, now.length - end), add)
  add('same', old.slice(old.length - end))
  return pieces
}

const tokensOf = (text: string): string[] => text.match(/[\p{Script=Latin}\p{N}]+|\s+|./gsu) ?? []

function middle(
  old: readonly string[],
  now: readonly string[],
  add: (kind: TextPiece['kind'], tokens: readonly string[]) => void,
): void {
  if (old.length * now.length > maxCells || old.length === 0 || now.length === 0) {
    add('removed', old)
    add('added', now)
    return
  }
  const width = now.length + 1
  const common = new Uint16Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      common[i * width + j] =
        old[i] === now[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!)
  let i = 0
  let j = 0
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      add('same', [old[i]!])
      i += 1
      j += 1
    } else if (common[(i + 1) * width + j]! >= common[i * width + j + 1]!) {
      add('removed', [old[i]!])
      i += 1
    } else {
      add('added', [now[j]!])
      j += 1
    }
  }
  add('removed', old.slice(i))
  add('added', now.slice(j))
}
