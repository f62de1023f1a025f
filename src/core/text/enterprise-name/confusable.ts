import { shapes } from './shapes.ts'

/** Characters that a writer or a reader takes for one another: they sound alike, or look alike. */
export interface Confusables {
  soundAlike(left: string, right: string): boolean
  lookAlike(left: string, right: string): boolean
  /**
   * May be mistaken in the widest sense, so that a person should look: spoken alike (n and l, an and ang), or alike in
   * print. Too wide to mend by.
   */
  resemble(left: string, right: string): boolean
  /** Names of the sounds of a character, for finding candidates: two that share one sound alike. */
  soundsOf(character: string): readonly string[]
  /** All readings of a text, without tone and spaces; at most 16. */
  spellings(text: string): string[]
}

/** Along the Yangtze zh, ch, sh are spoken as z, c, s, and ing, eng as in, en. */
const spokenAlike = (reading: string): string =>
  reading.replace(/^([zcs])h/u, '$1').replace(/([ie]n)g$/u, '$1')

/** Besides, n and l, and an, on, en before and without g, are one in much of the country. */
const spokenNearly = (reading: string): string =>
  spokenAlike(reading)
    .replace(/^n(?=.)/u, 'l')
    .replace(/(?<=[ao]n)g$/u, '')

/**
 * @param readings characters by reading without tone; one with several readings stands under each.
 * @param resembling characters that look alike in print, each pair under one of the two.
 */
export function indexConfusables(
  readings: Readonly<Record<string, string>>,
  resembling: Readonly<Record<string, string>> = {},
): Confusables {
  const readingsOf = new Map<string, string[]>()
  const soundsOf = new Map<string, string[]>()
  const nearSoundsOf = new Map<string, string[]>()
  const file = (map: Map<string, string[]>, character: string, reading: string) => {
    const known = map.get(character)
    if (known === undefined) map.set(character, [reading])
    else if (!known.includes(reading)) known.push(reading)
  }
  for (const [reading, characters] of Object.entries(readings)) {
    for (const character of characters) {
      file(readingsOf, character, reading)
      file(soundsOf, character, spokenAlike(reading))
      file(nearSoundsOf, character, spokenNearly(reading))
    }
  }
  const shapesOf = new Map<string, string[]>()
  shapes.forEach((group, at) => {
    for (const character of group) shapesOf.set(character, [...(shapesOf.get(character) ?? []), `#${at}`])
  })
  const share = (of: ReadonlyMap<string, string[]>, left: string, right: string): boolean =>
    of.get(left)?.some((one) => of.get(right)?.includes(one) === true) ?? false
  const inPrint = new Set(
    Object.entries(resembling).flatMap(([one, others]) =>
      [...others].flatMap((other) => [one + other, other + one]),
    ),
  )
  return {
    resemble: (left, right) =>
      left !== right &&
      (share(nearSoundsOf, left, right) || share(shapesOf, left, right) || inPrint.has(left + right)),
    soundAlike: (left, right) => left !== right && share(soundsOf, left, right),
    lookAlike: (left, right) => left !== right && share(shapesOf, left, right),
    soundsOf: (character) => soundsOf.get(character) ?? [],
    spellings: (text) => {
      let all = ['']
      for (const character of text) {
        const next = readingsOf.get(character) ?? [character.toLowerCase()]
        all = all.flatMap((start) => next.map((reading) => start + reading)).slice(0, 16)
      }
      return all
    },
  }
}
