import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cell, cellsOf, foldedCode, foldText, type Reader, readCells, writeCells } from './cells.ts'
import { matchName, patternOf } from './match.ts'
import { type Parse, parseNameQuery } from './query.ts'
import { tokensOfName, tokensOfParse } from './tokens.ts'

const syllableOf = new Map(
  Object.entries({
    滁: 'chu',
    州: 'zhou',
    西: 'xi',
    安: 'an',
    先: 'xian',
    光: 'guang',
    伏: 'fu',
    有: 'you',
    限: 'xian',
    公: 'gong',
    司: 'si',
    绿: 'lv',
  }),
)
const reader: Reader = (folded) => [...folded].map((char) => syllableOf.get(char) ?? char)
const cells = (text: string): Cell[] => readCells(text, reader)
const find = (text: string, words: string) => {
  const query = parseNameQuery(words)
  return query === null ? null : matchName(cells(text), query)
}
const marked = (text: string, words: string) =>
  find(text, words)?.ranges.map(({ start, end }) => text.slice(start, end)) ?? null

describe('what a name is found by', () => {
  it.each([
    ['滁州光伏有限公司', '光伏', ['光伏']],
    ['滁州光伏有限公司', 'chuzhou', ['滁州']],
    ['滁州光伏有限公司', 'czgf', ['滁州光伏']],
    ['滁州光伏有限公司', 'chuzhougf', ['滁州光伏']],
    ['滁州光伏有限公司', 'chuzhg', ['滁州光']],
    ['滁州光伏有限公司', '滁z光f', ['滁州光伏']],
    ['滁州光伏有限公司', 'chuzho', ['滁州']],
    ['滁州光伏有限公司', 'gongsi', ['公司']],
    ['滁州光伏有限公司', 'CZ', ['滁州']],
    ['滁州光伏有限公司', '公司 滁州', ['滁州', '公司']],
    ['滁州光伏有限公司', 'chū zhōu', ['滁州']],
    ['西安光伏', "xi'an", ['西安']],
    ['西安光伏', 'xian', ['西安']],
    ['先光', 'xian', ['先']],
    ['绿州', 'lvzhou', ['绿州']],
    ['绿州', 'lüzhou', ['绿州']],
    ['绿州', 'lǜzhōu', ['绿州']],
    ['滁州（光伏）公司', '光伏公', ['光伏', '公']],
    ['ＴＣＬ光伏', 'tcl光', ['ＴＣＬ光']],
    ['TCL光伏', 'tclgf', ['TCL光伏']],
    ['Müller光伏', 'muller', ['Müller']],
    ['光伏3000', '3000', ['3000']],
  ])('%s by %s', (text, words, expected) => {
    expect(marked(text, words)).toEqual(expected)
  })

  it.each([
    ['西安光伏', "xia'n"],
    ['先光', "xi'an"],
    ['滁州光伏', '滁光'],
    ['滁州光伏', 'zhouchu'],
    ['滁州光伏', '滁州 公司'],
    ['滁州光伏', 'chuzz'],
    ['滁州', '滁州光伏'],
  ])('%s is not found by %s', (text, words) => {
    expect(find(text, words)).toBeNull()
  })

  it('one character is too short, two are enough, marks do not count', () => {
    for (const short of ['', ' ', '滁', 'c', '（）', '滁，', '滁 州'])
      expect(parseNameQuery(short)).toBeNull()
    for (const enough of ['滁州', 'cz', '滁z', '9a']) expect(parseNameQuery(enough)).not.toBeNull()
  })

  it('the order: written before read before abbreviated, the whole before its beginning before any place', () => {
    const ranks = (
      [
        ['光伏', '光伏'],
        ['光伏公司', '光伏'],
        ['滁州光伏', '光伏'],
        ['光伏', 'guangfu'],
        ['光伏公司', 'guangfu'],
        ['滁州光伏', 'guangfu'],
        ['光伏', 'gf'],
        ['光伏公司', 'gf'],
        ['滁州光伏', 'gf'],
      ] as const
    ).map(([text, words]) => find(text, words)?.rank)
    expect(ranks).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(find('TCL光伏', 'tcl')?.rank).toBe(1)
    expect(find('Charging facility', 'facility')?.rank).toBe(2)
    expect(find('Charging facility', 'gf')?.rank).toBe(8)
    expect(find('Charging facility', 'arg')?.rank).toBe(8)
  })

  it('a name with markup is a name like others: its ranges lie within the text', () => {
    const text = '<img src=x onerror=alert(1)>光伏'
    expect(marked(text, 'onerror')).toEqual(['onerror'])
    expect(marked(text, '光伏')).toEqual(['光伏'])
  })

  it('thousands of letters are divided in bounded time', () => {
    const started = performance.now()
    for (const words of ['xian'.repeat(25), 'a'.repeat(100), 'zhchsh'.repeat(16), '滁z'.repeat(50)])
      parseNameQuery(words)
    expect(performance.now() - started).toBeLessThan(500)
  })
})

const characters = [...syllableOf.keys(), ...'abz39（ ']
const name = fc
  .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 10 })
  .map((all) => all.join(''))
const word = fc
  .array(fc.constantFrom(...syllableOf.keys(), ...syllableOf.values(), ...'cgxzsafy39'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((all) => all.join(''))

/** Every way to divide a word, tried everywhere: slow and obvious. */
function isFound(text: string, written: string): boolean {
  const all = cells(text)
  const folded = foldText(written).map(({ char }) => char)
  const from = (cell: number, at: number): boolean => {
    if (at === folded.length) return true
    const here = all[cell]
    if (here === undefined) return false
    if (here.char === folded[at] && from(cell + 1, at + 1)) return true
    return Array.from({ length: here.reading.length }, (_, index) => index + 1).some(
      (length) =>
        folded.slice(at, at + length).join('') === here.reading.slice(0, length) &&
        from(cell + 1, at + length),
    )
  }
  return all.some((_, start) => from(start, 0))
}

describe('the index never loses what fits', () => {
  it('a name that fits a parse has all tokens of one of its sets, and its written cells have the pattern', () => {
    let found = 0
    fc.assert(
      fc.property(name, word, (text, words) => {
        const query = parseNameQuery(words)
        if (query === null) return
        const all = cells(text)
        const tokens = new Set(tokensOfName(all))
        for (const parse of query.words[0]!.parses) {
          const match = matchName(all, { words: [{ text: words, parses: [parse] }] })
          expect(new RegExp(patternOf(parse, false)).test(writeCells(all))).toBe(match !== null)
          if (match === null) continue
          found += 1
          const has = (sets: string[][]) =>
            sets.length === 0 || sets.some((set) => set.every((token) => tokens.has(token)))
          expect(has(tokensOfParse(parse, false))).toBe(true)
          const atStart = new RegExp(patternOf(parse, true)).test(writeCells(all))
          if (atStart) expect(has(tokensOfParse(parse, true))).toBe(true)
        }
      }),
      { numRuns: 3_000 },
    )
    expect(found).toBeGreaterThan(50)
  })

  it('what is found could be divided so, and whole syllables, initials and written characters are never missed', () => {
    const query = fc.array(fc.tuple(fc.constantFrom('char', 'syllable', 'initial'), fc.nat({ max: 9 })), {
      minLength: 2,
      maxLength: 4,
    })
    fc.assert(
      fc.property(name, query, fc.nat({ max: 8 }), (text, how, from) => {
        const all = cells(text).slice(from, from + how.length)
        if (all.length < 2) return
        const sorts = how.map(([sort]) => sort)
        const written = all
          .map((cell, index) =>
            sorts[index] === 'char'
              ? cell.char
              : sorts[index] === 'syllable'
                ? cell.reading
                : cell.reading.charAt(0),
          )
          // Divided as meant: without the apostrophe other divisions may come first.
          .join("'")
        expect(find(text, written)).not.toBeNull()
      }),
      { numRuns: 2_000 },
    )
    fc.assert(
      fc.property(name, word, (text, words) => {
        if (find(text, words) !== null) expect(isFound(text, words)).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })

  it('cells come back from what was written', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(cellsOf(text, writeCells(cells(text)))).toEqual(cells(text))
      }),
    )
  })

  it('a code is compared folded and without marks', () => {
    expect(foldedCode('９1-34A ')).toBe('9134a')
  })

  it('a lone beginning of a syllable is looked up among the syllables', () => {
    const parse: Parse = [{ sort: 'start', text: 'chu' }]
    expect(tokensOfParse(parse, false).flat()).toContain('schuang')
    expect(tokensOfParse(parse, true).flat()).toContain('^schu')
  })
})

it('the short way to fold gives for every character of the basic plane what the standard gives', () => {
  const byStandard = (char: string): string =>
    [...char.normalize('NFKC').normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase()]
      .filter((one) => /[\p{L}\p{N}]/u.test(one))
      .join('')
  const differing = Array.from({ length: 0xd800 }, (_, code) => String.fromCharCode(code)).filter(
    (char) => foldedCode(char) !== byStandard(char),
  )
  expect(differing).toEqual([])
})
