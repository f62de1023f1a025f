/**
 * node scripts/look-alikes.ts [FOLDER]   makes src/modules/directory/data/look-alikes.json
 *
 * Characters that look alike in print and in scans, for the finding of duplicates. Two are held alike when their glyphs
 * are, blurred, and their codes by shape agree; or when one is what is left of the other without its first parts.
 *
 * Sources, none of which is fetched here:
 * - the characters, from src/modules/directory/data/readings.json;
 * - their glyphs in Noto Sans CJK SC and Noto Serif CJK SC (Debian's fonts-noto-cjk, SIL Open Font License 1.1), drawn by
 *   /usr/bin/chromium;
 * - Cangjie codes, four-corner codes and strokes from the Unihan database (Debian's unicode-data, Unicode License), in
 *   FOLDER, else in /usr/share/unicode.
 *
 * Cost: every two glyphs once, some minutes. Another version of a font or of Chromium moves pairs at the edge.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const data = fileURLToPath(new URL('../src/modules/directory/data/', import.meta.url))
const fonts = ['Noto Sans CJK SC', 'Noto Serif CJK SC']
/** Pixels of a glyph drawn, and of the font in it. */
const [drawn, em] = [48, 40]
/** Of the average glyph so much is taken off each, since what all have in common tells nothing. */
const commonShare = 0.8

interface Shape {
  cangjie: string
  fourCorner: string
  strokes: number
}

function charactersOfReadings(): string[] {
  const { characters } = JSON.parse(readFileSync(join(data, 'readings.json'), 'utf8')) as {
    characters: Record<string, string>
  }
  return [...new Set(Object.values(characters).join(''))].sort()
}

/** The usual characters of GB 2312, whose bytes begin with B0 to D7. */
function usualCharacters(): Set<string> {
  const decoder = new TextDecoder('gb18030')
  return new Set(
    [...Array(40).keys()].flatMap((row) =>
      [...Array(94).keys()].map((cell) => decoder.decode(Uint8Array.of(0xb0 + row, 0xa1 + cell))),
    ),
  )
}

function shapesOf(characters: readonly string[], folder: string): Map<string, Shape> {
  const wanted = new Set(characters)
  const fields = new Map<string, Record<string, string>>()
  for (const name of ['Unihan_DictionaryLikeData', 'Unihan_IRGSources']) {
    const text = execFileSync('bzcat', [join(folder, `${name}.txt.bz2`)], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    })
    for (const line of text.split('\n')) {
      const [code, field, value] = line.split('\t')
      if (code === undefined || field === undefined || value === undefined) continue
      const character = String.fromCodePoint(Number.parseInt(code.slice(2), 16))
      if (wanted.has(character))
        fields.set(character, { ...fields.get(character), [field]: value.split(' ')[0]! })
    }
  }
  return new Map(
    [...fields].flatMap(([character, { kCangjie, kFourCornerCode, kTotalStrokes }]) =>
      kCangjie === undefined || kTotalStrokes === undefined
        ? []
        : [
            [
              character,
              {
                cangjie: kCangjie,
                fourCorner: kFourCornerCode ?? '',
                strokes: Number(kTotalStrokes),
              },
            ] as const,
          ],
    ),
  )
}

/** Every glyph as brightness by pixel, one glyph after the other. */
async function drawGlyphs(characters: readonly string[]): Promise<Uint8Array[]> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const page = await browser.newPage()
    const all: Uint8Array[] = []
    for (const font of fonts) {
      const encoded = await page.evaluate(
        ({ characters, font, drawn, em }) => {
          const canvas = document.createElement('canvas')
          canvas.width = drawn
          canvas.height = drawn
          const pen = canvas.getContext('2d', { willReadFrequently: true })
          if (pen === null) throw new Error('no canvas')
          pen.font = `${em}px "${font}"`
          const bytes = new Uint8Array(characters.length * drawn * drawn)
          characters.forEach((character, at) => {
            pen.fillStyle = '#000'
            pen.fillRect(0, 0, drawn, drawn)
            pen.fillStyle = '#fff'
            pen.fillText(character, (drawn - em) / 2, drawn * 0.88)
            const { data } = pen.getImageData(0, 0, drawn, drawn)
            for (let pixel = 0; pixel < drawn * drawn; pixel++)
              bytes[at * drawn * drawn + pixel] = data[pixel * 4] ?? 0
          })
          let text = ''
          for (let start = 0; start < bytes.length; start += 0x8000)
            text += String.fromCharCode(...bytes.subarray(start, start + 0x8000))
          return btoa(text)
        },
        { characters, font, drawn, em },
      )
      all.push(new Uint8Array(Buffer.from(encoded, 'base64')))
    }
    return all
  } finally {
    await browser.close()
  }
}

const side = drawn / 2
const dimensions = side * side

/** Glyphs blurred, at half their size, without what all have in common, each of length 1. */
function features(glyphs: Uint8Array, count: number): Float32Array {
  const sigma = 1.6
  const reach = 6
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma ** 2)),
  )
  const sum = kernel.reduce((a, b) => a + b, 0)
  const blurred = (line: (at: number) => number, at: number): number =>
    kernel.reduce((total, weight, k) => total + (weight / sum) * line(at + k - reach), 0)
  const out = new Float32Array(count * dimensions)
  for (let glyph = 0; glyph < count; glyph++) {
    const from = glyph * drawn * drawn
    const rows = new Float32Array(drawn * side)
    for (let y = 0; y < drawn; y++)
      for (let x = 0; x < side; x++)
        rows[y * side + x] = blurred(
          (at) => (at < 0 || at >= drawn ? 0 : (glyphs[from + y * drawn + at] ?? 0)),
          2 * x,
        )
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++)
        out[glyph * dimensions + y * side + x] = blurred(
          (at) => (at < 0 || at >= drawn ? 0 : (rows[at * side + x] ?? 0)),
          2 * y,
        )
  }
  for (let at = 0; at < dimensions; at++) {
    let mean = 0
    for (let glyph = 0; glyph < count; glyph++) mean += out[glyph * dimensions + at]! / count
    for (let glyph = 0; glyph < count; glyph++) out[glyph * dimensions + at]! -= commonShare * mean
  }
  for (let glyph = 0; glyph < count; glyph++) {
    const one = out.subarray(glyph * dimensions, (glyph + 1) * dimensions)
    const length = Math.hypot(...one) + 1e-9
    for (let at = 0; at < dimensions; at++) one[at]! /= length
  }
  return out
}

/** How alike every two glyphs are, from −1 to 1, the mean over the fonts. */
function similarities(all: readonly Float32Array[], count: number): Float32Array {
  const out = new Float32Array(count * count)
  for (let i = 0; i < count; i++)
    for (let j = i + 1; j < count; j++) {
      let sum = 0
      for (const vectors of all) {
        const [a, b] = [i * dimensions, j * dimensions]
        for (let at = 0; at < dimensions; at++) sum += vectors[a + at]! * vectors[b + at]!
      }
      out[i * count + j] = sum / all.length
      out[j * count + i] = sum / all.length
    }
  return out
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}

/**
 * How far the codes agree, from 0 to 2.5: the share of Cangjie that is one, and a quarter for each character of the
 * four-corner codes as they are written, 3716 or 3716.4.
 */
function codesAgree(one: Shape, other: Shape): number {
  const longest = Math.max(one.cangjie.length, other.cangjie.length)
  const corners = [...one.fourCorner].filter((corner, at) => corner === other.fourCorner[at]).length
  return 1 - editDistance(one.cangjie, other.cangjie) / longest + corners / 4
}

/** The nearest of a character are looked at, and of those at most so many held alike. */
const [looked, held] = [60, 16]

/** The less alike two glyphs are, the more their codes must agree. */
const alike = (glyphs: number, codes: number): boolean =>
  glyphs >= 0.66 || (glyphs >= 0.5 && codes >= 1) || (glyphs >= 0.4 && codes >= 1.25)

type File = (one: string, other: string) => void

function fileByGlyph(
  characters: readonly string[],
  shapes: ReadonlyMap<string, Shape>,
  usual: ReadonlySet<string>,
  likeness: Float32Array,
  file: File,
): void {
  const count = characters.length
  characters.forEach((character, i) => {
    const shape = shapes.get(character)
    if (shape === undefined) return
    const row = likeness.subarray(i * count, (i + 1) * count)
    const nearest = [...row.keys()].sort((a, b) => row[b]! - row[a]!).slice(0, looked)
    let found = 0
    for (const j of nearest) {
      const other = characters[j]!
      const otherShape = shapes.get(other)
      if (otherShape === undefined || i === j || Math.abs(shape.strokes - otherShape.strokes) > 4) continue
      if (!alike(row[j]!, codesAgree(shape, otherShape))) continue
      if (!usual.has(character) && !usual.has(other)) continue
      file(character, other)
      if (++found === held) return
    }
  })
}

/** Characters of which one is the other without its first parts, or both are one without theirs: 机, 几. */
function fileByTail(shapes: ReadonlyMap<string, Shape>, usual: ReadonlySet<string>, file: File): void {
  const byTail = new Map<string, { character: string; cut: number; strokes: number }[]>()
  for (const [character, { cangjie, strokes }] of shapes) {
    if (!usual.has(character)) continue
    for (let cut = 0; cut < 3; cut++) {
      const tail = cangjie.slice(cut)
      if (tail.length >= 3 || (tail.length === 2 && cangjie.length <= 4))
        byTail.set(tail, [...(byTail.get(tail) ?? []), { character, cut, strokes }])
    }
  }
  for (const [tail, members] of byTail)
    for (const one of members)
      for (const other of members) {
        const cutBoth = one.cut > 0 && other.cut > 0
        if (one.character >= other.character || (one.cut === 0 && other.cut === 0)) continue
        if (cutBoth && tail.length < 3) continue
        if (Math.abs(one.strokes - other.strokes) <= 5) file(one.character, other.character)
      }
}

const folder = process.argv[2] ?? '/usr/share/unicode'
const characters = charactersOfReadings()
const shapes = shapesOf(characters, folder)
const usual = usualCharacters()
const found = new Map<string, Set<string>>()
const file: File = (one, other) => {
  const [first, second] = one < other ? [one, other] : [other, one]
  found.set(first, (found.get(first) ?? new Set()).add(second))
}
const glyphs = await drawGlyphs(characters)
const likeness = similarities(
  glyphs.map((one) => features(one, characters.length)),
  characters.length,
)
fileByGlyph(characters, shapes, usual, likeness, file)
fileByTail(shapes, usual, file)
const note =
  'Pairs of characters of GB 2312 that look alike, each under the one that comes first by code: glyphs of Noto Sans CJK and Noto Serif CJK (SIL Open Font License 1.1) compared after blurring, helped by the Cangjie and four-corner codes of Unihan 15.0 (Unicode License). Made by scripts/look-alikes.ts.'
const lines = [...found]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(
    ([character, others]) =>
      `    ${JSON.stringify(character)}: ${JSON.stringify([...others].sort().join(''))}`,
  )
writeFileSync(
  join(data, 'look-alikes.json'),
  `{\n  "note": ${JSON.stringify(note)},\n  "characters": {\n${lines.join(',\n')}\n  }\n}\n`,
)
console.log(
  `${[...found.values()].reduce((sum, others) => sum + others.size, 0)} pairs of ${found.size} characters`,
)
