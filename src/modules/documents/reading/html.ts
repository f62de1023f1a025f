import { Parser } from 'htmlparser2'

/** Text of a page: its paragraphs as lines, and the title element. */
export interface PageText {
  text: string
  title: string | null
}

const dropped = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'nav',
  'aside',
  'footer',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'canvas',
  'audio',
  'video',
  'form',
  'button',
  'select',
  'textarea',
  'input',
  'head',
  'rt',
  'rp',
])
const blocks = new Set([
  'p',
  'div',
  'section',
  'article',
  'main',
  'header',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'dl',
  'dt',
  'dd',
  'table',
  'tr',
  'blockquote',
  'pre',
  'figure',
  'figcaption',
  'address',
  'body',
  'center',
  'hr',
  'fieldset',
])
const furnitureNames =
  /\b(nav|menu|breadcrumb|crumbs?|footer|sidebar|aside|related|recommend|share|comment|copyright|advert|ads?|pagination|pager|hot-?news|ranking)\b/i

/**
 * The text of an HTML page. Nothing is executed or fetched: scripts, styles, comments, navigation and forms are
 * dropped, block elements become lines, list items start with `- `, line ends inside a paragraph become spaces.
 */
export function readHtml(html: string): PageText {
  const lines: string[] = []
  let line = ''
  let title = ''
  let inTitle = false
  const open: { name: string; dropped: boolean }[] = []
  let droppedDepth = 0
  const flush = () => {
    const text = line.replace(/[\s\u00a0]+/g, ' ').trim()
    if (text !== '' && text !== '-') lines.push(text)
    line = ''
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'title') inTitle = true
        const drop =
          dropped.has(name) ||
          isHidden(attributes) ||
          (name !== 'body' && name !== 'html' && isFurniture(attributes))
        open.push({ name, dropped: drop })
        if (drop) droppedDepth++
        if (droppedDepth > 0) return
        if (name === 'br') flush()
        if (name === 'li') {
          flush()
          line = '- '
        } else if (blocks.has(name)) flush()
      },
      ontext(text) {
        if (inTitle) title += text
        else if (droppedDepth === 0) line += text
      },
      onclosetag(name) {
        if (name === 'title') inTitle = false
        const element = open.pop()
        if (element?.dropped) droppedDepth--
        else if (droppedDepth === 0 && (blocks.has(name) || name === 'li')) flush()
        else if (droppedDepth === 0 && (name === 'td' || name === 'th')) line += ' '
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(html)
  parser.end()
  flush()
  const heading = title.replace(/\s+/g, ' ').trim()
  return { text: lines.join('\n'), title: heading === '' ? null : heading }
}

function isHidden(attributes: Record<string, string>): boolean {
  return 'hidden' in attributes || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? '')
}

function isFurniture(attributes: Record<string, string>): boolean {
  if (attributes.role === 'navigation') return true
  return furnitureNames.test(`${attributes.class ?? ''} ${attributes.id ?? ''}`)
}

/** True for text that is an HTML page or fragment by its look. */
export function looksLikeHtml(text: string): boolean {
  const start = text.slice(0, 4_096).trimStart()
  if (/^<(!doctype\s+html|html|head|body|article|div|p|section|h1|meta|title|table|script)\b/i.test(start))
    return true
  return (
    /^<\?xml[^>]*>\s*<(!doctype\s+html|html)\b/i.test(start) || /<\/(p|div|body|html|article)>/i.test(start)
  )
}
