import { isHan } from './chinese-character.ts'
import { foldText, type Reader } from './name-search/cells.ts'

/**
 * The order of Chinese names: by the sounds of their characters one after the other, as dictionaries and registers have
 * it (汉语拼音音序). Syllables come in the order of the alphabet, those that sound alike in the order of the four tones with
 * the neutral one last, ü behind u, and characters that sound the same as Unicode has them, so that all of one surname
 * stand together. Digits and Latin letters come before Chinese ones; marks, spaces, width and case do not count.
 *
 * The key is compared byte by byte, or by UTF-16 units where no character is beyond the basic plane. Linear in the name.
 *
 * @param reader gives numbered syllables, `chu2`, `lv3`, one for each folded character.
 */
export function nameOrderKey(name: string, reader: Reader): string {
  const chars = foldText(name).map(({ char }) => char)
  const syllables = reader(chars.join(''))
  return chars.map((char, index) => keyOf(char, syllables[index])).join('')
}

/** Behind every digit and Latin letter. */
const han = '~'

/** A character that nobody reads comes behind all that are read. */
function keyOf(char: string, syllable = ''): string {
  const read = /^([a-z]+)([0-5])$/.exec(syllable)
  if (read === null) return isHan(char) || char.length > 1 ? `${han}${han}${char}` : char
  const [, letters = '', tone = ''] = read
  // The colon stands behind the digits of tones and before every letter: lu4, lu:3, luan3.
  return `${han}${letters.replace('v', 'u:')}${tone === '0' ? '5' : tone}${char}`
}
