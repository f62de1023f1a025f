import fc from 'fast-check'
import { Converter } from 'opencc-js/cn2t'
import { describe, expect, it } from 'vitest'
import { findShiftedRuns } from './gbk-shift.ts'
import { buildShiftLexicon, type DoubleByteCodec } from './shift-lexicon.ts'

const decoder = new TextDecoder('gbk')
const codes = new Map<string, number>()
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const character = decoder.decode(Uint8Array.of(lead, trail))
    if (character.length === 1 && !isLost(character)) codes.set(character, lead * 256 + trail)
  }
}
const characters = new Map([...codes].map(([character, code]) => [code, character]))
const codec: DoubleByteCodec = {
  encode: (character) => codes.get(character) ?? null,
  decode: (lead, trail) => characters.get(lead * 256 + trail) ?? null,
}
const toTraditional = Converter({ from: 'cn', to: 't' })
const words = [
  '市委',
  '常委',
  '组织部',
  '宣传部',
  '统战部',
  '部长',
  '副市长',
  '县委',
  '书记',
  '全椒',
  '来安',
  '经济开发区',
  '管委会',
  '市委书记',
  '秘书长',
  '政法委',
  '凤阳',
  '天长',
]
const openings = ['。”', '！”', '”', '，', '、']
const lexicon = buildShiftLexicon(
  openings,
  ['、', ...words, ...words.map((word) => toTraditional(word))],
  codec,
)

function isLost(character: string): boolean {
  const code = character.charCodeAt(0)
  return code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)
}

/**
 * The damage itself, on bytes: the program that folds full-width signs finds `！` (A3 A1) across `。”`, writes one
 * ASCII byte for it, and goes on folding the text it now reads one byte off.
 */
function damage(text: string): string {
  const bytes: number[] = []
  for (const character of text) {
    const code = character < '\u0080' ? character.charCodeAt(0) : codes.get(character)
    if (code === undefined) throw new Error(`${character} is not in GBK`)
    if (code > 255) bytes.push(code >> 8)
    bytes.push(code & 255)
  }
  let out = ''
  let i = 0
  let shifted = false
  while (i < bytes.length) {
    const byte = bytes[i] ?? 0
    const next = bytes[i + 1]
    if (!shifted && byte === 0xa1 && next === 0xa3 && bytes[i + 2] === 0xa1) {
      out += '?!'
      i += 3
      shifted = true
    } else if (byte < 0x80) {
      out += String.fromCharCode(byte)
      i++
    } else if (next === undefined || next < 0x40) {
      out += '?'
      i++
    } else {
      const folded = byte === 0xa3 && next >= 0xa1 && shifted
      const character = folded ? String.fromCharCode(next - 0x80) : (characters.get(byte * 256 + next) ?? '')
      out += character
      i += 2
    }
  }
  return out
}

function repair(text: string): string {
  let result = text
  for (const run of findShiftedRuns(text, codec, lexicon).reverse()) {
    if (run.state === 'inferred') result = result.slice(0, run.start) + run.reading + result.slice(run.end)
  }
  return result
}

describe('text read one byte off', () => {
  it.each([
    '市委常委、组织部部长',
    '县委书记',
    '市委宣传部部长',
    '副市长',
    '统战部副部长',
    '凤阳县委书记',
    '来安经济开发区管委会',
  ])('“…。”%s, written in traditional characters, is read again', (role) => {
    const text = toTraditional(`“服务发展。”${role}张三表示`)
    const damaged = damage(text)
    expect(damaged).toContain('?!')
    expect(repair(damaged)).toBe(text)
  })

  it('whatever words of the lexicon were hit: the text as it was, or left raw, never another one', () => {
    const role = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join(''))
    let repaired = 0
    fc.assert(
      fc.property(role, fc.boolean(), (said, traditional) => {
        const text = traditional ? toTraditional(`“发展。”${said}(张三)说`) : `“发展。”${said}(张三)说`
        const damaged = damage(text)
        const result = repair(damaged)
        if (result === text) repaired++
        expect([text, damaged]).toContain(result)
      }),
      { numRuns: 1_000 },
    )
    expect(repaired).toBeGreaterThan(300)
  })

  it('a phrase outside the lexicon stays raw and is marked', () => {
    const damaged = damage(toTraditional('“服务发展。”省农科院研究员李四说'))
    const runs = findShiftedRuns(damaged, codec, lexicon)
    expect(runs).toMatchObject([{ state: 'unresolved' }])
    expect(repair(damaged)).toBe(damaged)
  })

  it('two readings that fit are no reading', () => {
    // 记 is BCC7, 计 is BCC6: the second byte is lost before the bracket, so both explain what is left.
    const two = buildShiftLexicon(openings, ['书记', '书计'], codec)
    const damaged = damage('“好。”书记(三)说')
    expect(findShiftedRuns(damaged, codec, two)).toMatchObject([{ state: 'unresolved', readings: 2 }])
    expect(findShiftedRuns(damaged, codec, buildShiftLexicon(openings, ['书记'], codec))).toMatchObject([
      { state: 'inferred', reading: '。”书记' },
    ])
  })

  it('a run behind whose last byte whole words may have vanished is left raw', () => {
    // 委 ends in AF, and no pair with AF is assigned: behind 市委 the word 全椒 leaves no trace before the bracket.
    expect(damage('“好。”市委全椒(三)说')).toBe(damage('“好。”市委(三)说'))
    expect(findShiftedRuns(damage('“好。”市委(三)说'), codec, lexicon)).toMatchObject([
      { state: 'unresolved' },
    ])
  })

  it('sound text with question marks is left alone', () => {
    for (const text of [
      '如何写好篇章?这是必须回答的课题。',
      '真的吗?!他说。',
      '“怎么发展?比方经济开发区,就走在前列。”他说。',
      '“好吗?!”市长问。',
      '什么?全椒县委书记来了?',
      '?'.repeat(50),
    ]) {
      expect(findShiftedRuns(text, codec, lexicon)).toEqual([])
    }
  })

  it('signs of loss without end cost linear time', () => {
    const started = performance.now()
    findShiftedRuns('?'.repeat(200_000), codec, lexicon)
    findShiftedRuns('?!'.repeat(100_000), codec, lexicon)
    findShiftedRuns('“?!笔'.repeat(40_000), codec, lexicon)
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
