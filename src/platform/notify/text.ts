import { AppError } from '../errors.ts'

/** Control characters, line and paragraph separators, and marks that turn the direction of text. */
const unseen = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/** Text in one line: what cannot be seen becomes a space, what is too long is cut with an ellipsis. */
export function oneLine(text: string, max: number): string {
  return shorten(text.replace(unseen, ' ').replace(/ +/g, ' ').trim(), max)
}

/** The same with its lines kept. */
export function manyLines(text: string, max: number): string {
  const lines = text.split(/\r\n|\r|\n|\u2028|\u2029/).map((line) => line.replace(unseen, ' ').trimEnd())
  return shorten(lines.join('\n').trim(), max)
}

function shorten(text: string, max: number): string {
  const letters = [...text]
  return letters.length <= max ? text : `${letters.slice(0, max - 1).join('')}…`
}

/** Any origin: only whether an address leaves it matters. */
const home = 'http://home.invalid'

/** Whether an address is a path inside the product: no scheme, no host, nothing that a browser would read as either. */
export function isOwnPath(href: string): boolean {
  if (!href.startsWith('/') || href.length > 500 || /[\\\s\p{Cc}]/u.test(href)) return false
  const url = URL.canParse(href, home) ? new URL(href, home) : null
  return url !== null && url.origin === home && !/^\/[/\\]/.test(url.pathname) && !href.startsWith('//')
}

/** @throws AppError `badInput` `platform.notification.foreignPath` unless the address is a path of ours. */
export function requireOwnPath(href: string): void {
  if (isOwnPath(href)) return
  throw new AppError(
    'badInput',
    'platform.notification.foreignPath',
    'a notification leads to a path inside the product',
    { field: 'href' },
  )
}
