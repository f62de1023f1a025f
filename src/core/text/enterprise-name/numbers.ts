const digits = '〇一二三四五六七八九'

/**
 * Numbers in one way of writing, in figures: `第十二`, `三号`, `二厂` and `365` for `三六五`. A single Chinese figure is a
 * number only behind 第 or before a word that is counted; 三星 and 一品 keep theirs. Two and more in a row are read
 * figure by figure (五一采石场 is 51采石场), and 零 counts among them.
 */
export function figuresOf(text: string): string {
  return text
    .replace(/第([一二三四五六七八九十百\d]{1,5})/gu, (_, number: string) => `第${arabic(number)}`)
    .replace(/[〇零一二三四五六七八九]{2,}/gu, (run) => [...run.replace(/零/gu, '〇')].map(digit).join(''))
    .replace(
      /([一二三四五六七八九十][一二三四五六七八九十百]{0,4})(?=[号#期厂队局处店站分库]|公司|车间|工区|标段)/gu,
      (number: string) => arabic(number),
    )
    .replace(/(\d)#/gu, '$1号')
    .replace(/(?<!\d)0+(?=[1-9]\d?(?:号|期|厂|店|分))/gu, '')
}

const digit = (unit: string): string => String(digits.indexOf(unit))

/** `十二`, `二十`, `一百零二` without the zero and `12` as `12`; below 1,000. */
function arabic(written: string): string {
  if (/^\d+$/u.test(written)) return String(Number(written))
  if (!/[十百]/u.test(written))
    return [...written].map((unit) => (/\d/u.test(unit) ? unit : digit(unit))).join('')
  const [, hundreds, tens, ones] = /^(?:(.)百)?(?:(.?)(?=十))?十?(.?)$/u.exec(written) ?? []
  const hasTen = written.includes('十')
  const value = (unit: string | undefined): number =>
    unit === undefined || unit === '' ? 0 : /\d/u.test(unit) ? Number(unit) : digits.indexOf(unit)
  return String(value(hundreds) * 100 + (hasTen ? (value(tens) || 1) * 10 : 0) + value(ones))
}
