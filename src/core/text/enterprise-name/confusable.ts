import { shapes } from './shapes.ts'

/** Characters that a writer or a reader takes for one another: they sound alike, or look alike. */
export interface Confusables {
  soundAlike(left: string, right: string): boolean
  lookAlike(left: string, right: string): boolean
  /** Names of the groups a character stands in, each of which all its members share; for finding candidates. */
  groupsOf(character: string): readonly string[]
  /** All readings of a text, without tone and spaces; at most 16. */
  spellings(text: string): string[]
}


/** @param readings characters by reading without tone; one with several readings stands under each. */
export function indexConfusables(readings: Readonly<Record<string, string>>): Confusables {
  const readingsOf = new Map<string, string[]>()
  for (const [reading, characters] of Object.entries(readings)) {
    for (const character of characters) {
      const known = readingsOf.get(character)
      if (known === undefined) readingsOf.set(character, [reading])
      else known.push(reading)
    }
  }
  const shapesOf = new Map<string, string[]>()
  shapes.forEach((group, at) => {
    for (const character of group) shapesOf.set(character, [...(shapesOf.get(character) ?? []), `#${at}`])
  })
  const share = (of: ReadonlyMap<string, string[]>, left: string, right: string): boolean =>
    of.get(left)?.some((one) => of.get(right)?.includes(one) === true) ?? false
  return {
    soundAlike: (left, right) => left !== right && share(readingsOf, left, right),
    lookAlike: (left, right) => left !== right && share(shapesOf, left, right),
    groupsOf: (character) => [...(readingsOf.get(character) ?? []), ...(shapesOf.get(character) ?? [])],
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
