/** A name of a city's register in its parts, and what pen and scanner do to it. */
import type { SeededRandom } from '../../../random/seeded-random.ts'
import { businesses, fineTrades, registerPlaces, usualTrades } from './register-words.ts'

/** What a pen or a scanner makes of a character; empty where nothing is known. */
export interface Slips {
  sound(character: string): readonly string[]
  shape(character: string): readonly string[]
}

export interface Name {
  places: readonly string[]
  place: string
  trade: string
  fine: boolean
  business: readonly string[]
  industry: string
  form: string
}

/** Makes a pair of a name, or null where the name does not lend itself to it. */
export type Make = (name: Name, random: SeededRandom, slips: Slips) => [string, string] | null

const forms = ['有限公司', '有限公司', '有限公司', '有限责任公司', '股份有限公司']

/** A name drawn at random. */
export function nameOf(random: SeededRandom): Name {
  const places = random.pick(registerPlaces)
  const business = random.pick(businesses)
  const fine = random.next() < 0.6
  return {
    places,
    place: random.pick(places),
    trade: random.pick(fine ? fineTrades : usualTrades),
    fine,
    business,
    industry: random.pick(business),
    form: random.pick(forms),
  }
}

/** The name written out. */
export const full = ({ place, trade, industry, form }: Name, change: Partial<Name> = {}): string =>
  `${change.place ?? place}${change.trade ?? trade}${change.industry ?? industry}${change.form ?? form}`

/** The text with another character at one place. */
export const replaced = (text: string, at: number, unit: string): string =>
  text.slice(0, at) + unit + text.slice(at + 1)

/** One character of a stretch mistaken for another. */
export function slipIn(
  text: string,
  random: SeededRandom,
  choices: (character: string) => readonly string[],
): string | null {
  const at = random.integer(0, text.length - 1)
  const found = choices(text[at]!)
  return found.length === 0 ? null : replaced(text, at, random.pick(found))
}

/** Another of a list. */
export const other = <T>(list: readonly T[], one: T, random: SeededRandom): T =>
  random.pick(list.filter((item) => item !== one))

/** Makes a pair where there is a text. */
export const either = (
  text: string | null,
  make: (text: string) => [string, string],
): [string, string] | null => (text === null ? null : make(text))
