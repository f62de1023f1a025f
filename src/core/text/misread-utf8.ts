import { isHan } from './chinese-character.ts'
import type { Span } from './mapped-text.ts'
import type { DoubleByteCodec } from './shift-lexicon.ts'

/** A run whose GBK bytes are UTF-8; `reading` is what they say. */
interface MisreadRun extends Span {
  reading: string
}

/**
 * Finds runs of UTF-8 that were read as GBK (农、林 as 鍐溿€佹灄): characters whose bytes are well-formed UTF-8 of nothing but
 * Chinese characters and signs. Chance may make three such characters of sound text, so it takes six, or a euro sign
 * among them, which stands for a byte that is no character. A run is cut back to what can be read. Linear.
 */
export function findMisreadUtf8(text: string, codec: DoubleByteCodec): MisreadRun[] {
  const runs: MisreadRun[] = []
  for (let i = 0; i < text.length; i++) {
    const run = readFrom(text, i, codec)
    if (run && (run.end - run.start >= shortestRun || text.slice(run.start, run.end).includes('€'))) {
      runs.push(run)
      i = run.end - 1
    }
  }
  return runs
}

const shortestRun = 6

/** The longest run from a position on at whose end a character of UTF-8 ends as well. */
function readFrom(text: string, start: number, codec: DoubleByteCodec): MisreadRun | null {
  let pending: number[] = []
  let reading = ''
  let best: MisreadRun | null = null
  for (let i = start; i < text.length; i++) {
    const bytes = bytesOf(text[i] ?? '', codec)
    if (!bytes) break
    for (const byte of bytes) {
      pending.push(byte)
      if (!fits(pending)) return best
      if (pending.length < 3) continue
      const [lead = 0, second = 0, third = 0] = pending
      const unit = String.fromCharCode(((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f))
      if (!isHan(unit) && !/[\u3000-\u3011\uff01-\uff1f\u2014\u2018-\u201d\u2026]/.test(unit)) return best
      reading += unit
      pending = []
    }
    if (pending.length === 0) best = { start, end: i + 1, reading }
  }
  return best
}

/** Bytes so far of a UTF-8 character of three. */
function fits(bytes: readonly number[]): boolean {
  return bytes.every((byte, i) => (i === 0 ? byte >= 0xe2 && byte <= 0xef : byte >= 0x80 && byte <= 0xbf))
}

function bytesOf(character: string, codec: DoubleByteCodec): number[] | null {
  // The decoder of browsers reads the lone byte 80 as the euro sign.
  if (character === '€') return [0x80]
  const code = codec.encode(character)
  return code === null ? null : [code >> 8, code & 0xff]
}
