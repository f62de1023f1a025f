/**
 * The number of an official document: the issuer's code, the year in six-cornered brackets 〔〕, the count without 第 and
 * without leading zeros: 滁组通〔2023〕12号 (GB/T 9704-2012 7.2.5).
 */
export type NumberFault = 'code' | 'brackets' | 'year' | 'count' | 'end'

/** What is wrong with a document number, null when nothing is. */
export function checkDocumentNumber(written: string): NumberFault | null {
  if (!written.endsWith('号')) return 'end'
  const match = /^([^〔]*)〔([^〕]*)〕(.*)号$/u.exec(written)
  if (match === null) return 'brackets'
  const [, code = '', year = '', count = ''] = match
  if (!/^[\p{Script=Han}]{2,12}$/u.test(code)) return 'code'
  if (!/^(19|20)\d{2}$/.test(year)) return 'year'
  return /^[1-9]\d{0,4}$/.test(count) ? null : 'count'
}

/** Writes a number that was typed with other brackets, full-width figures, 第 or zeros as it should be. */
export function normaliseDocumentNumber(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[[({【〔［（]/, '〔')
    .replace(/[\])}】〕］）]/, '〕')
    .replace(/〕第?0*/, '〕')
}

/** Whether this numbers an issue of minutes: 第12期, or year and count without a code. */
export const isIssueNumber = (written: string): boolean =>
  /^(第[1-9]\d{0,4}期|〔(19|20)\d{2}〕[1-9]\d{0,4}号)$/.test(written)
