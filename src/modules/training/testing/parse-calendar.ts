/** A strict reader of RFC 5545 as far as timetables use it; throws on what a calendar program might refuse. */
export function parseCalendar(text: string): Record<string, string>[] {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end')
  const physical = text.slice(0, -2).split('\r\n')
  for (const line of physical) {
    if (/[\r\n]/.test(line)) throw new Error('a line break that is none')
    if (Buffer.byteLength(line) > 75) throw new Error(`a line of ${Buffer.byteLength(line)} bytes`)
    if (line === '') throw new Error('an empty line')
  }
  const lines: string[] = []
  for (const line of physical) {
    if (!line.startsWith(' ')) lines.push(line)
    else if (lines.length === 0) throw new Error('begins with a continuation')
    else lines.push(`${lines.pop()}${line.slice(1)}`)
  }
  const open: string[] = []
  const events: Record<string, string>[] = []
  const zones = new Set<string>()
  let head: Record<string, string> = {}
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z-]+(?:;[A-Z]+=[^:;]+)*):(.*)$/s.exec(line) ?? []
    if (name === '') throw new Error(`no property: ${line}`)
    if (name === 'BEGIN') {
      open.push(value)
      if (value === 'VEVENT') events.push({})
    } else if (name === 'END') {
      if (open.pop() !== value) throw new Error(`${value} ends and was not open`)
    } else if (open.at(-1) === 'VEVENT') {
      const event = events.at(-1)!
      if (name in event) throw new Error(`${name} stands twice`)
      event[name] = unescaped(value)
    } else if (open.at(-1) === 'VCALENDAR') head = { ...head, [name]: value }
    else if (name === 'TZID') zones.add(value)
  }
  if (open.length > 0) throw new Error(`${open.join()} does not end`)
  if (head.VERSION !== '2.0' || !head.PRODID) throw new Error('no version or product')
  const uids = new Set<string>()
  for (const event of events) {
    for (const name of ['UID', 'DTSTAMP', 'SEQUENCE', 'STATUS', 'SUMMARY'])
      if (event[name] === undefined) throw new Error(`an event without ${name}`)
    if (!/^\d{8}T\d{6}Z$/.test(event.DTSTAMP!)) throw new Error('a stamp that is not UTC')
    if (uids.has(event.UID!)) throw new Error('two events with one UID')
    uids.add(event.UID!)
    const [from, to] = ['DTSTART', 'DTEND'].map((name) => {
      const key = Object.keys(event).find((one) => one.startsWith(`${name};TZID=`))
      if (key === undefined || !zones.has(key.split('=')[1]!)) throw new Error(`${name} has no zone`)
      if (!/^\d{8}T\d{6}$/.test(event[key]!)) throw new Error(`${name} is no local time`)
      return event[key]!
    })
    if (from! >= to!) throw new Error('ends before it begins')
  }
  return events
}

function unescaped(value: string): string {
  if (/(^|[^\\])(\\\\)*[,;]/.test(value)) throw new Error(`not escaped: ${value}`)
  return value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))
}
