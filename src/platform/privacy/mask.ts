/**
 * Masks for personal data that most readers do not need in full. They run on the server: what is masked never leaves
 * it. A mask tells which number or address is meant to somebody who knows it, and nobody else.
 */

const hidden = '****'

/**
 * A telephone number: `138****1234` for eleven digits and more, only the last two digits of shorter ones, nothing of
 * those with fewer than seven. A leading +86 is left out.
 */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')
  if (digits.length >= 11) return `${digits.slice(0, 3)}${hidden}${digits.slice(-4)}`
  return digits.length >= 7 ? `${hidden}${digits.slice(-2)}` : hidden
}

/** An e-mail address: its first letter and its domain, `z***@example.gov.cn`; of what is no address, nothing. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const [first] = email
  return at <= 0 || first === undefined ? '***' : `${first}***${email.slice(at)}`
}

/** Surnames of two characters that are in use. */
const longSurnames = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 百里 呼延 东郭 南门 西门 第五'.split(
    ' ',
  ),
)

/** A person's name: the surname only, `张**` and `欧阳**`. How long the given name is stays hidden. */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  if (characters.length === 0) return ''
  const two = characters.slice(0, 2).join('')
  const surname = characters.length > 2 && longSurnames.has(two) ? two : characters[0]
  return `${surname}**`
}

const digit = '[0-9０-９]'
/** Seven digits and more, with the signs people put between them, and the letter an identity number may end in. */
const longNumber = new RegExp(`(?:\\+|＋)?${digit}(?:[ \\-－—_.·()（）]{0,2}${digit}){6,}[xXＸｘ]?`, 'g')
const years = /^(?:19|20)\d{2}[-－—]{1,2}(?:19|20)\d{2}$/

/**
 * A text that somebody wrote freely, without the numbers that could be a telephone or identity number: whatever has seven
 * digits or more. A pair of years stays.
 */
export const maskNumbers = (text: string): string =>
  text.replace(longNumber, (number) => (years.test(number) ? number : hidden))
