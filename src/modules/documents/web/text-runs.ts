import type { Repair } from '../contract.ts'

/** A stretch of text that carries a mark, in UTF-16 offsets, end exclusive. */
type MarkedSpan = { start: number; end: number; id: string }
/** A piece of text under one and the same set of marks, in the order they were given. */
export type TextRun = { start: number; end: number; text: string; marks: string[] }
type Paragraph = { start: number; end: number; runs: TextRun[] }

/**
 * Cuts a text at every border of a mark, so that marks may overlap and nest freely.
 *
 * Runs follow each other without gap and give the text back when joined. Spans are cut to the text; empty ones are
 * dropped. Cost O((n + m) log m) for n runs and m spans, times the number of marks over a run.
 */
export function splitRuns(text: string, spans: readonly MarkedSpan[], from = 0, to = text.length): TextRun[] {
  const inside = spans
    .map((span, order) => ({
      ...span,
      start: Math.max(span.start, from),
      end: Math.min(span.end, to),
      order,
    }))
    .filter((span) => span.start < span.end)
  const cuts = new Set([from, to])
  for (const span of inside) cuts.add(span.start).add(span.end)
  const borders = [...cuts].filter((at) => at >= from && at <= to).sort((a, b) => a - b)
  const opening = [...inside].sort((a, b) => a.start - b.start || a.order - b.order)
  let next = 0
  let open: typeof inside = []
  const runs: TextRun[] = []
  for (let i = 0; i + 1 < borders.length; i += 1) {
    const start = borders[i] ?? from
    const end = borders[i + 1] ?? to
    open = open.filter((span) => span.end > start)
    for (let span = opening[next]; span !== undefined && span.start <= start; span = opening[next]) {
      open.push(span)
      next += 1
    }
    const marks = [...open].sort((a, b) => a.order - b.order).map((span) => span.id)
    runs.push({ start, end, text: text.slice(start, end), marks })
  }
  return runs
}

/** The lines of a text that are not blank, each cut into runs. */
export function splitParagraphs(text: string, spans: readonly MarkedSpan[]): Paragraph[] {
  const ordered = [...spans].sort((a, b) => a.start - b.start)
  const paragraphs: Paragraph[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const end = start + line.length
    const touching = ordered.filter((span) => span.start < end && span.end > start)
    if (line.trim() !== '') paragraphs.push({ start, end, runs: splitRuns(text, touching, start, end) })
    start = end + 1
  }
  return paragraphs
}

/**
 * Where repairs are drawn in the cleaned text, each with the repair's index as its id.
 *
 * An annotation that was taken out leaves no text behind: the mark goes on the character before it (after it at the
 * beginning of a line). A line of converted characters is marked only where a character changed, when raw and cleaned
 * can be laid side by side. Furniture and white space are not marked.
 */
export function marksInCleaned(repairs: readonly Repair[], rawText: string, cleaned: string): MarkedSpan[] {
  const removals = repairs.filter((repair) => repair.start === repair.end)
  return repairs.flatMap((repair, index): MarkedSpan[] => {
    const id = String(index)
    if (repair.kind === 'furniture' || repair.kind === 'whitespace') return []
    if (repair.start === repair.end) {
      const span = besideRemoval(cleaned, repair.start)
      return span === null ? [] : [{ ...span, id }]
    }
    if (repair.kind === 'traditional') {
      const changed = changedCharacters(repair, removals, rawText, cleaned)
      if (changed !== null) return changed.map((span) => ({ ...span, id }))
    }
    return [{ start: repair.start, end: repair.end, id }]
  })
}

/** Where repairs stand in the raw text; all kinds. */
export function marksInRaw(repairs: readonly Repair[]): MarkedSpan[] {
  return repairs.map((repair, index) => ({ start: repair.rawStart, end: repair.rawEnd, id: String(index) }))
}

function besideRemoval(cleaned: string, at: number): { start: number; end: number } | null {
  const before = cleaned[at - 1]
  if (before !== undefined && before !== '\n') {
    return { start: at - (isLowSurrogate(before) ? 2 : 1), end: at }
  }
  const after = cleaned[at]
  return after === undefined || after === '\n' ? null : { start: at, end: at + 1 }
}

/** Stretches of changed characters, or null when the two sides differ in more than single characters. */
function changedCharacters(
  repair: Repair,
  removals: readonly Repair[],
  rawText: string,
  cleaned: string,
): { start: number; end: number }[] | null {
  const gone = removals.filter((other) => other.rawStart >= repair.rawStart && other.rawEnd <= repair.rawEnd)
  let raw = ''
  let from = repair.rawStart
  for (const removal of gone) {
    if (removal.rawStart < from) continue
    raw += rawText.slice(from, removal.rawStart)
    from = removal.rawEnd
  }
  raw += rawText.slice(from, repair.rawEnd)
  const clean = cleaned.slice(repair.start, repair.end)
  if (raw.length !== clean.length) return null
  const spans: { start: number; end: number }[] = []
  for (let i = 0; i < clean.length; i += 1) {
    if (raw[i] === clean[i]) continue
    const last = spans.at(-1)
    if (last && last.end === repair.start + i) last.end += 1
    else spans.push({ start: repair.start + i, end: repair.start + i + 1 })
  }
  return spans
}

function isLowSurrogate(unit: string): boolean {
  return /[\udc00-\udfff]/.test(unit)
}
