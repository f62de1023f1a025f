import type { Span } from './mapped-text.ts'

/** Where a sentence or clause may break when it is too long to be one: after these signs. */
const softBreaks = '，,、；; '
const terminators = '。！？!?'
const closers = '”’」』）)》'

/**
 * Cuts a text into sentences. A line end always ends one; 。！？!? do so with the closing quotation marks after them,
 * but not inside a quotation: what is said, however many sentences, and who said it stay together. A quotation that is
 * never closed in its line does not count as one. A sentence longer than `longest` units is cut at the next comma or
 * in the middle, so that later steps have bounded work. Linear; the spans do not include the line ends.
 */
export function findSentences(text: string, longest = 1_200): Span[] {
  const spans: Span[] = []
  let lineStart = 0
  while (lineStart <= text.length) {
    const newline = text.indexOf('\n', lineStart)
    const lineEnd = newline < 0 ? text.length : newline
    cutLine(text, lineStart, lineEnd, longest, spans)
    lineStart = lineEnd + 1
  }
  return spans
}

function cutLine(text: string, lineStart: number, lineEnd: number, longest: number, spans: Span[]): void {
  const quoted = closedQuotations(text, lineStart, lineEnd)
  let quote = 0
  let start = lineStart
  let i = lineStart
  const push = (end: number) => {
    if (text.slice(start, end).trim() !== '') spans.push({ start, end })
    start = end
  }
  while (i < lineEnd) {
    const span = quoted[quote]
    if (span && i >= span.start) {
      i = Math.max(i, span.end)
      quote++
      // A quotation that holds whole sentences and is followed by nothing ends the sentence itself.
      continue
    }
    const unit = text[i] ?? ''
    if (terminators.includes(unit)) {
      let end = i + 1
      while (end < lineEnd && (terminators.includes(text[end] ?? '') || closers.includes(text[end] ?? '')))
        end++
      push(end)
      i = end
    } else if (i - start >= longest && softBreaks.includes(unit)) {
      push(i + 1)
      i++
    } else if (i - start >= longest * 2) {
      push(i)
    } else {
      i++
    }
  }
  push(lineEnd)
}

/** The quotations of a line that are opened and closed, outermost ones, in order; at most `maxQuotation` long. */
export function closedQuotations(
  text: string,
  lineStart: number,
  lineEnd: number,
  maxQuotation = 1_000,
): Span[] {
  const spans: Span[] = []
  let opened = -1
  for (let i = lineStart; i < lineEnd; i++) {
    const unit = text[i]
    if (unit === '“') opened = opened >= 0 && i - opened <= maxQuotation ? opened : i
    else if (unit === '”' && opened >= 0) {
      if (i - opened <= maxQuotation) spans.push({ start: opened, end: i + 1 })
      opened = -1
    }
  }
  return spans
}
