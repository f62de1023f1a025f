import { fullWidths } from '#core/text/full-width.ts'
import { type OfficialDocument, writtenDay } from '../model.ts'
import { columnFromRight } from './rows.ts'

/** Where signature and date stand, in columns of the grid. */
export interface SignaturePlan {
  /** Blank lines before the signature: room for the seal of 42 mm, or one. */
  gap: number
  issuer: { text: string; column: number } | null
  date: { text: string; column: number } | null
}

/**
 * With a seal the date keeps four characters from the right edge and the signature is centred above it. Without one
 * the signature keeps two characters and the date begins two characters after it, or, where the date is longer, the
 * date keeps two and the signature begins two before it (GB/T 9704-2012 7.3.5).
 */
export function planSignature(document: OfficialDocument): SignaturePlan {
  const issuer = document.issuer
  const date = document.date === null ? null : writtenDay(document.date)
  const gap = document.seal ? 2 : 1
  const issuerWidth = fullWidths(issuer ?? '')
  const dateWidth = fullWidths(date ?? '')
  if (document.seal || issuer === null) {
    const dateColumn = columnFromRight(date ?? '', 4)
    const centred = dateColumn + (dateWidth - issuerWidth) / 2
    const column = date === null ? columnFromRight(issuer ?? '', 4) : centred
    return {
      gap,
      issuer:
        issuer === null
          ? null
          : { text: issuer, column: Math.max(0, Math.min(column, columnFromRight(issuer, 0))) },
      date: date === null ? null : { text: date, column: dateColumn },
    }
  }
  let issuerColumn = columnFromRight(issuer, 2)
  let dateColumn = issuerColumn + 2
  if (dateWidth > issuerWidth) {
    dateColumn = columnFromRight(date ?? '', 2)
    issuerColumn = Math.max(0, dateColumn - 2)
  }
  return {
    gap,
    issuer: { text: issuer, column: issuerColumn },
    date: date === null ? null : { text: date, column: dateColumn },
  }
}
