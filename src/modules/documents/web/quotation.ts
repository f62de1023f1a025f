import { type FigureLanguage, formatDay } from '#web/ui/format.ts'
import type { Fact } from '../contract.ts'
import type { Words } from './tell-fact.ts'

/** A longer sentence is quoted around its evidence only. */
const quotedLength = 120

/**
 * The words quoted: the sentence, or when it is long the evidence in it with `…` where something is left out.
 *
 * @param span of the evidence inside the sentence; a span that does not fit counts as the whole sentence.
 */
export function shortQuote(
  sentence: string,
  span: { start: number; end: number } | null,
  limit = quotedLength,
): string {
  const whole = sentence.trim()
  if (whole.length <= limit) return whole
  const fits = span !== null && span.start >= 0 && span.end <= sentence.length && span.start < span.end
  const start = fits ? span.start : 0
  const end = Math.min(fits ? span.end : limit, start + limit)
  const middle = sentence.slice(start, end).trim()
  return `${start > 0 ? '…' : ''}${middle}${end < sentence.length ? '…' : ''}`
}

/** Where a quotation comes from, always with source and author; what is unknown is said to be. */
export function tellSource(
  document: Pick<Fact['document'], 'source' | 'author' | 'publishedOn'>,
  t: Words,
  language: FigureLanguage,
): string {
  return [
    document.source === null ? t('quote.noSource') : t('quote.source', { source: document.source }),
    document.author === null ? t('quote.noAuthor') : t('quote.author', { author: document.author }),
    document.publishedOn === null
      ? t('quote.noDay')
      : t('quote.published', { day: formatDay(document.publishedOn, language) }),
  ].join(t('quote.joiner'))
}

/** Words between quotation marks; those inside change between double and single, as GB/T 15834 asks for nesting. */
export function quoteWords(words: string, t: Words): string {
  const nested = words.replace(/[“”‘’]/g, (mark) => swapped[mark] ?? mark)
  return `${t('quote.open')}${nested}${t('quote.close')}`
}

const swapped: Record<string, string> = { '“': '‘', '”': '’', '‘': '“', '’': '”' }

/** A quotation as it is copied: words, source, author, day. */
export function tellQuotation(
  words: string,
  document: Parameters<typeof tellSource>[0],
  t: Words,
  language: FigureLanguage,
): string {
  return `${quoteWords(words, t)}${t('quote.dash')}${tellSource(document, t, language)}`
}
