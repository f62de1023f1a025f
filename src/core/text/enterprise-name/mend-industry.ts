import type { Confusables } from './confusable.ts'
import { industryMender, splitBody } from './industry-words.ts'

export interface MendedBody {
  body: string
  /** `sure`: by the look, or in a long word. `unsure`: a short word that sounds like another could be a trade name. */
  slip: 'sure' | 'unsure' | null
}

/**
 * Mends words of industry with one confusable character wrong at the end of what reads as trade name: 管埋 in 供应链管埋.
 * At least two characters are left for the trade name. Two slips at most.
 */
export function mendBody(written: string, confusables: Confusables): MendedBody {
  let body = written
  let slip: MendedBody['slip'] = null
  for (let turn = 0; turn < 2; turn++) {
    const { trade } = splitBody(body)
    const found = slipAtEnd(trade, confusables)
    if (found === null) break
    body = trade.slice(0, -found.word.length) + found.word + body.slice(trade.length)
    slip = slip === 'unsure' || !found.sure ? 'unsure' : 'sure'
  }
  return { body, slip }
}

function slipAtEnd(trade: string, confusables: Confusables): { word: string; sure: boolean } | null {
  for (let length = Math.min(6, trade.length - 2); length >= 2; length--) {
    const slip = industryMender.mend(trade.slice(-length), confusables)
    if (slip !== null) return { word: slip.word, sure: slip.lookAlike || length >= 3 }
  }
  return null
}
