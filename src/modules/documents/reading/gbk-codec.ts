import type { DoubleByteCodec } from '#core/text/shift-lexicon.ts'

/** The two-byte part of GBK, from the decoder of the runtime; characters of the private zones count as not assigned. */
export const gbkCodec = once(buildCodec)

/** A value that is built when it is first asked for. */
export function once<Value>(build: () => Value): () => Value {
  let built: { value: Value } | null = null
  return () => {
    built ??= { value: build() }
    return built.value
  }
}

function buildCodec(): DoubleByteCodec {
  const byCode = new Map<number, string>()
  const byCharacter = new Map<string, number>()
  const decoder = new TextDecoder('gbk')
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const character = decoder.decode(Uint8Array.of(lead, trail))
      const unit = character.charCodeAt(0)
      if (character.length !== 1 || unit === 0xfffd || (unit >= 0xe000 && unit <= 0xf8ff)) continue
      byCode.set(lead * 256 + trail, character)
      byCharacter.set(character, lead * 256 + trail)
    }
  }
  return {
    encode: (character) => byCharacter.get(character) ?? null,
    decode: (lead, trail) => byCode.get(lead * 256 + trail) ?? null,
  }
}
