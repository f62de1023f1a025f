import type { Edit, Span } from '#core/text/mapped-text.ts'
import { vocabulary } from '../dictionaries/load.ts'
import { findAuthor, findDate, findSource } from './byline.ts'

/** A part of the page that is not the article: `meta` lines state source, date or author. */
export interface Furniture extends Span {
  kind: string
  text: string
}

/** A page taken apart. Spans lie in the text that was given. */
export interface Page {
  title: string | null
  /** The title line when it is in the text. */
  titleSpan: Span | null
  body: Span[]
  furniture: Furniture[]
  source: string | null
  sourceBasis: 'stated' | 'inferred' | null
  author: string | null
  publishedOn: string | null
}

interface Line extends Span {
  text: string
  kind: string | null
}

/** Takes a page apart: title, body, furniture, and what the page states about source, author and date. */
export function readPage(text: string, titleHint: string | null): Page {
  const lines = splitLines(text)
  markFurniture(lines)
  const kept = lines.filter((line) => line.kind === null)
  const furniture = lines.flatMap((line) =>
    line.kind === null ? [] : [{ kind: line.kind, text: line.text, start: line.start, end: line.end }],
  )
  const titleLine = findTitle(kept, titleHint)
  const meta = furniture.filter(({ kind }) => kind === 'meta').map((item) => item.text)
  const bodyTexts = kept.filter((line) => line !== titleLine).map((line) => line.text)
  const notices = furniture
    .filter(({ kind }) => kind !== 'meta' && kind !== 'related')
    .map((item) => item.text)
  return {
    title: titleLine?.text ?? (titleHint === null ? null : withoutSite(titleHint)),
    titleSpan: titleLine ? { start: titleLine.start, end: titleLine.end } : null,
    body: kept.map(({ start, end }) => ({ start, end })),
    furniture,
    ...findSource(meta, bodyTexts, notices),
    author: findAuthor(meta, bodyTexts),
    publishedOn: findDate(meta),
  }
}

/**
 * The edits that leave only the body: paragraphs joined by one line end, the lines of one paragraph by nothing, and
 * nothing before the first and after the last.
 */
export function bodyEdits(text: string, body: readonly Span[]): Edit[] {
  const edits: Edit[] = []
  const wraps = findWraps(body.map((span) => text.slice(span.start, span.end)))
  let end = 0
  for (const [i, span] of body.entries()) {
    const replacement = i === 0 || wraps(i - 1) ? '' : '\n'
    if (text.slice(end, span.start) !== replacement) edits.push({ start: end, end: span.start, replacement })
    end = span.end
  }
  if (end < text.length) edits.push({ start: end, end: text.length, replacement: '' })
  return edits
}

/**
 * Tells after which lines a paragraph goes on: lines broken at a fixed width, of which there are three at least that end
 * no sentence and are as wide as the widest to within two characters. Headlines differ more in width.
 */
function findWraps(lines: readonly string[]): (index: number) => boolean {
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0)
  const open = lines.map((line, i) => i > 0 && !endsSentence(line))
  const full = lines.map((line, i) => open[i] === true && line.length >= width - 2)
  const count = (flags: readonly boolean[]) => flags.filter((flag) => flag).length
  const wrapped = width >= 16 && width <= 60 && count(full) >= 3 && count(full) >= count(open) * 0.75
  return (index) => wrapped && full[index] === true
}

function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  while (start <= text.length) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const line = text.slice(start, end)
    const trimmed = line.trim()
    if (trimmed !== '') {
      const from = start + line.indexOf(trimmed)
      lines.push({ start: from, end: from + trimmed.length, text: trimmed, kind: null })
    }
    start = end + 1
  }
  return lines
}

function markFurniture(lines: Line[]): void {
  let bodySeen = false
  let restKind: string | null = null
  let endSeen = false
  for (const [i, line] of lines.entries()) {
    const rule =
      line.text.length <= longestFurniture
        ? vocabulary.page.lines.find(({ pattern }) => pattern.test(line.text))
        : undefined
    if (restKind !== null) {
      line.kind = rule?.kind ?? (isBullet(line.text) || !endsSentence(line.text) ? 'related' : restKind)
    } else if (rule && !(rule.rest === false && endsSentence(line.text) && line.text.length > 60)) {
      line.kind = rule.kind
      if (rule.rest && bodySeen) restKind = rule.kind
      if (rule.kind === 'editor' && bodySeen) endSeen = true
    } else if (isMeta(line.text, i, lines.length)) {
      line.kind = 'meta'
    } else if (endSeen && !endsSentence(line.text)) {
      line.kind = 'related'
    } else {
      if (endsSentence(line.text)) bodySeen = true
      if (bodySeen && endsWithByline(line.text)) endSeen = true
    }
  }
  markTrailingHeadlines(lines)
}

/** Headlines at the end that nothing announces: two bullets, or three short lines, none of which ends a sentence. */
function markTrailingHeadlines(lines: Line[]): void {
  const trailing: Line[] = []
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]
    if (!line) break
    if (line.kind !== null) continue
    if (endsSentence(line.text) || endsWithByline(line.text) || line.text.length > 45) break
    trailing.push(line)
  }
  if (!lines.some((line) => line.kind === null && endsSentence(line.text))) return
  const bullets = trailing.filter((line) => isBullet(line.text)).length
  if (trailing.length >= 3 || bullets >= 2) for (const line of trailing) line.kind = 'related'
}

function isMeta(text: string, index: number, count: number): boolean {
  if (text.length > 120 || endsSentence(text)) return false
  const near = index < 15 || index >= count - 15
  if (!near) return false
  if (dateLine.test(text) || metaLine.test(text)) return true
  return index < 15 && leadingDate.test(text) && metaInside.test(text)
}

const labels = Object.values(vocabulary.page.metaLabels).flat().join('|')
const dateLine = /^\d{4}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}日?(\s*\d{1,2}[:：]\d{2}([:：]\d{2})?)?$/
const leadingDate = /^\d{4}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}/
const metaLine = new RegExp(`^[\\[【（(]?\\s*(?:${labels}|原标题)\\s*[:：丨|/]`, 'u')
const metaInside = new RegExp(`[\\s|丨】]?(?:${labels})\\s*[:：]`, 'u')
const longestFurniture = 600

function findTitle(lines: readonly Line[], hint: string | null): Line | null {
  const firstBody = lines.findIndex((line) => endsSentence(line.text) || line.text.length > 60)
  const head = lines.slice(0, firstBody < 0 ? 1 : firstBody)
  if (hint !== null) {
    const plain = withoutSite(hint).replace(/\s/g, '')
    const named = head.find((line) => plain !== '' && line.text.replace(/\s/g, '').includes(plain))
    if (named) return named
    const inside = head.find(
      (line) => line.text.length >= 6 && hint.replace(/\s/g, '').includes(line.text.replace(/\s/g, '')),
    )
    if (inside) return inside
  }
  const first = head[0]
  return first && first.text.length <= 60 && !isBullet(first.text) ? first : null
}

/** `标题_新闻_某某网` → `标题`. */
function withoutSite(title: string): string {
  return (
    title.split(/\s*[_|｜]\s*|\s+[-–—]+\s+|-(?=[^-]{2,12}(?:网|报|在线|门户|政府)$)/u)[0]?.trim() ?? title
  )
}

function endsSentence(text: string): boolean {
  return (
    /[。！!？?；;…](?:[”’」』]|[)）])*$/u.test(text) ||
    /[。！？…”][)）]?\s*[（(][^（）()]{2,40}[)）]$/u.test(text)
  )
}

/** A line that ends in who wrote it: `…。（张三）`. */
function endsWithByline(text: string): boolean {
  return /[。！？…”]\s*[（(][^（）()]{2,40}[)）]$/u.test(text)
}

function isBullet(text: string): boolean {
  return /^(?:[-*·•■▪◆●○>»▶]|\d{1,2}[.、)）])\s*\S/u.test(text)
}
