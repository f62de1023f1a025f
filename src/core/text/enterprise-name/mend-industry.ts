import type { Confusables } from './confusable.ts'
import { industryMender, splitBody } from './industry-words.ts'

/**
 * Mends words of industry with one confusable character wrong at the end of what reads as trade name: 管埋 in 供应链管埋.
 * A word of two characters must look like the known one, because 乐业 that sounds like 药业 is a trade name. At least two
 * characters are left for the trade name, or none of a long word (士特产). Two slips at most.
 */
export function mendBody(written: string, confusables: Confusables): string {
  let body = written
  for (let turn = 0; turn < 2; turn++) {
    const { trade } = splitBody(body)
    const word = slipAtEnd(trade, confusables)
    if (word === null) break
    body = trade.slice(0, -word.length) + word + body.slice(trade.length)
  }
  return body
}

function slipAtEnd(trade: string, confusables: Confusables): string | null {
  for (let length = Math.min(6, trade.length); length >= 2; length--) {
    const left = trade.length - length
    if (left === 1 || (left === 0 && length < 3)) continue
    const slip = industryMender.mend(trade.slice(-length), confusables)
    if (slip !== null && (slip.lookAlike || length >= 3)) return slip.word
  }
  return null
}
