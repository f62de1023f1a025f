import { customPinyin, pinyin } from 'pinyin-pro'
import type { Reader } from '#core/text/name-search/cells.ts'
import words from './words.json' with { type: 'json' }

customPinyin(words.readings)

const readWith =
  (surname: 'off' | 'head', toneType: 'none' | 'num' = 'none'): Reader =>
  (folded) => {
    if (folded === '') return []
    const syllables = pinyin(folded, { type: 'array', toneType, v: true, surname })
    // One syllable for each character, or none of them can be relied on.
    return syllables.length === [...folded].length ? syllables : []
  }

/** How names of firms, places and things are read. */
export const readName: Reader = readWith('off')

/** How names of persons are read: what stands first is a surname. */
export const readPersonName: Reader = readWith('head')

/** The same with the number of the tone behind each syllable, `chu2`; 0 for the neutral one. */
export const readTones: Reader = readWith('off', 'num')
export const readPersonTones: Reader = readWith('head', 'num')
