/** A day as an official notice names it. */
export interface NoticeDay {
  day: string
  isWorkday: boolean
  name: string
}

const line = /^(\d{4}-\d{2}-\d{2})[\s,，]+(休|班|off|on)[\s,，]+(\S.*)$/i

/**
 * Reads a notice written down line by line: `2027-01-01 休 元旦`.
 *
 * @returns its days, or the first line that cannot be read, counted from 1.
 */
export function readNotice(text: string): { days: NoticeDay[] } | { line: number; text: string } {
  const days: NoticeDay[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const content = raw.trim()
    if (content === '') continue
    const [, day, kind, name] = line.exec(content) ?? []
    if (day === undefined || kind === undefined || name === undefined)
      return { line: index + 1, text: content }
    days.push({ day, isWorkday: kind === '班' || kind.toLowerCase() === 'on', name })
  }
  return { days }
}
