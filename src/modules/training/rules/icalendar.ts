/** A timetable as RFC 5545 has it: what calendar programs read. */

/** An appointment of a released timetable. */
export interface CalendarEvent {
  /** The same for as long as the session exists. */
  uid: string
  /** Grows with every release, so that programs take the newer one. */
  sequence: number
  /** When that release was made. */
  stamp: Date
  /** `2026-03-02` and wall-clock times of Asia/Shanghai. */
  on: string
  startsAt: string
  endsAt: string
  summary: string
  location: string | null
  description: string | null
  cancelled: boolean
}

/** Bytes of a line, its break not counted. */
const longestLine = 75

/** China keeps one time all the year since 1991. */
const timeZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19910915T000000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/** The file: lines end in CR LF, long ones are folded between characters, special characters escaped. */
export function iCalendar(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Shuanglian//Training timetable//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Asia/Shanghai',
    ...timeZone,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

const eventLines = (event: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${event.uid}`,
  `DTSTAMP:${utc(event.stamp)}`,
  `DTSTART;TZID=Asia/Shanghai:${local(event.on, event.startsAt)}`,
  `DTEND;TZID=Asia/Shanghai:${local(event.on, event.endsAt)}`,
  `SEQUENCE:${event.sequence}`,
  `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  `SUMMARY:${escaped(event.summary)}`,
  ...(event.location === null ? [] : [`LOCATION:${escaped(event.location)}`]),
  ...(event.description === null ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
  'END:VEVENT',
]

const local = (on: string, at: string) => `${on.replaceAll('-', '')}T${at.replace(':', '')}00`
const utc = (at: Date) => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** Text as a value: backslash, semicolon, comma and line break are escaped; other control characters have no place there. */
const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(/\r\n|\r|\n/g, '\n')
    .replaceAll(/[;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replaceAll(/\p{Cc}/gu, '')

function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const sign of line) {
    const size = Buffer.byteLength(sign)
    if (bytes + size > longestLine) {
      parts.push(part)
      // The space that marks the next line as a continuation counts.
      part = ' '
      bytes = 1
    }
    part += sign
    bytes += size
  }
  return [...parts, part].join('\r\n')
}
