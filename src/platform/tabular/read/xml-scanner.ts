import { bomb, damaged, hasDoctype } from './refusals.ts'

/** Is told what stands in a text of XML, in its order. Names come without the prefix of their namespace. */
export interface XmlHandler {
  /** Text is given only while this is true. */
  wantsText: boolean
  /** @param attributes as they are written, for `attributeOf`. */
  open(name: string, attributes: string): void
  close(name: string): void
  /** A run of text with its entities resolved; one text may come in several runs. */
  text(text: string): void
}

/** No tag and no text of one cell is longer. */
const mostAtOnce = 4 * 1024 * 1024

/**
 * Reads XML in pieces, in time linear in its length. No document type is allowed, so that there are no entities but
 * those of XML itself; comments and instructions are passed over.
 *
 * @throws AppError `tabular.file.hasDoctype`, `bomb` for a tag or text without end.
 */
export function xmlScanner(handler: XmlHandler): { push(piece: string): void; end(): void } {
  let rest = ''
  const push = (piece: string): void => {
    const text = rest === '' ? piece : rest + piece
    const done = scan(text, handler)
    rest = done === text.length ? '' : text.slice(done)
    if (rest.length > mostAtOnce) throw bomb('a tag or text has no end')
  }
  return {
    push,
    end() {
      if (rest.trim() !== '') throw damaged('the text ends within a tag')
    },
  }
}

/** @returns up to where the text was read; what follows waits for the next piece. */
function scan(text: string, handler: XmlHandler): number {
  let at = 0
  for (;;) {
    const start = text.indexOf('<', at)
    if (start < 0) return at
    if (start > at && handler.wantsText) handler.text(resolved(text.slice(at, start)))
    const mark = text.charCodeAt(start + 1)
    if (mark === exclamation || mark === question) {
      const end = passed(text, start, handler)
      if (end < 0) return start
      at = end
      continue
    }
    const end = text.indexOf('>', start)
    if (end < 0) return start
    at = end + 1
    if (mark === slash) {
      handler.close(nameIn(text, start + 2, end))
      continue
    }
    const isEmpty = text.charCodeAt(end - 1) === slash
    const last = isEmpty ? end - 1 : end
    const nameEnd = endOfName(text, start + 1, last)
    const name = nameIn(text, start + 1, nameEnd)
    handler.open(name, nameEnd === last ? '' : text.slice(nameEnd, last))
    if (isEmpty) handler.close(name)
  }
}

const [exclamation, question, slash, colon] = [0x21, 0x3f, 0x2f, 0x3a]

/** Passes over what begins with `<!` or `<?`. @returns behind it, -1 when its end has not come yet. */
function passed(text: string, start: number, handler: XmlHandler): number {
  if (text.startsWith('<?', start)) return behind(text, '?>', start)
  if (text.startsWith('<!--', start)) return behind(text, '-->', start)
  const data = '<![CDATA['
  if (text.startsWith(data, start)) {
    const end = behind(text, ']]>', start)
    if (end >= 0 && handler.wantsText) handler.text(text.slice(start + data.length, end - 3))
    return end
  }
  if (text.length - start < data.length && !/^<!d/i.test(text.slice(start))) return -1
  throw hasDoctype()
}

function behind(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from)
  return at < 0 ? -1 : at + sign.length
}

function endOfName(text: string, start: number, end: number): number {
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) <= 0x20) return at
  return end
}

function nameIn(text: string, start: number, end: number): string {
  let from = start
  let to = end
  for (let at = start; at < end; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === colon) from = at + 1
    else if (sign <= 0x20) {
      to = at
      break
    }
  }
  return text.slice(from, to)
}

/** One attribute of a tag, its entities resolved; null when it has none of that name. */
export function attributeOf(attributes: string, name: string): string | null {
  let at = attributes.indexOf(name)
  for (; at >= 0; at = attributes.indexOf(name, at + 1)) {
    if (at > 0 && attributes.charCodeAt(at - 1) > 0x20) continue
    const match = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length))
    if (match !== null) return resolved(match[1] ?? match[2] ?? '')
  }
  return null
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Text with the entities of XML resolved, which are all there can be without a document type. */
function resolved(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, digits, name) => {
    if (name !== undefined) return entities[name] ?? whole
    const sign = hex === undefined ? Number(digits) : Number.parseInt(hex, 16)
    return sign <= 0x10_ffff ? String.fromCodePoint(sign) : whole
  })
}

/** Office files write signs that XML has no place for as _x000D_. */
export const withoutEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text
