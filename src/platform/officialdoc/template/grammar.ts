/**
 * The grammar of templates, read by this parser and never evaluated:
 *
 * - `{{名}}`: a value. `{{@number}}`: the count of the current repetition from 1. `{{this}}`: the repeated value.
 * - `{{#if 名}} … {{else}} … {{/if}}`: when there is a value.
 * - `{{#each 名}} … {{/each}}`: once for each row.
 *
 * A block's mark that stands alone on its line leaves no empty line.
 */
export type TemplateNode =
  | { kind: 'text'; text: string; line: number }
  | { kind: 'value'; name: string; line: number }
  | { kind: 'if'; name: string; line: number; present: TemplateNode[]; absent: TemplateNode[] }
  | { kind: 'each'; name: string; line: number; body: TemplateNode[] }

export type GrammarFault = 'badTag' | 'unclosed' | 'notOpened' | 'tooDeep'

/** A template that cannot be read: what is wrong, in which line, and the mark in question. */
export class TemplateError extends Error {
  readonly fault: GrammarFault
  readonly line: number
  readonly tag: string

  constructor(fault: GrammarFault, line: number, tag: string) {
    super(`line ${line}: ${fault} ${tag}`)
    this.name = 'TemplateError'
    this.fault = fault
    this.line = line
    this.tag = tag
  }
}

const deepest = 8
const namePattern = '[\\p{L}_][\\p{L}\\p{N}_]{0,39}'
const valueTag = new RegExp(`^(@number|${namePattern})$`, 'u')
const blockTag = new RegExp(`^#(if|each)\\s+(${namePattern})$`, 'u')

type Token = { kind: 'text'; text: string; line: number } | { kind: 'tag'; tag: string; line: number }

/** @throws TemplateError for a mark that is none, is not closed or closes nothing. */
export function parseTemplate(source: string): TemplateNode[] {
  const tokens = trimLoneTags(tokenise(source.replace(/\r\n?/g, '\n')))
  const root: TemplateNode[] = []
  const open: { node: Extract<TemplateNode, { kind: 'if' | 'each' }>; into: TemplateNode[] }[] = []
  let into = root
  for (const token of tokens) {
    if (token.kind === 'text') {
      if (token.text !== '') into.push(token)
      continue
    }
    const { tag, line } = token
    const block = blockTag.exec(tag)
    if (block !== null) {
      if (open.length >= deepest) throw new TemplateError('tooDeep', line, tag)
      const name = block[2]!
      const node: TemplateNode =
        block[1] === 'if'
          ? { kind: 'if', name, line, present: [], absent: [] }
          : { kind: 'each', name, line, body: [] }
      into.push(node)
      open.push({ node, into })
      into = node.kind === 'if' ? node.present : node.body
    } else if (tag === 'else') {
      const current = open.at(-1)
      if (current?.node.kind !== 'if' || into === current.node.absent)
        throw new TemplateError('notOpened', line, tag)
      into = current.node.absent
    } else if (tag.startsWith('/')) {
      const current = open.pop()
      if (current === undefined || tag !== `/${current.node.kind}`)
        throw new TemplateError('notOpened', line, tag)
      into = current.into
    } else if (valueTag.test(tag)) into.push({ kind: 'value', name: tag, line })
    else throw new TemplateError('badTag', line, tag.slice(0, 60))
  }
  const unclosed = open.at(-1)
  if (unclosed !== undefined)
    throw new TemplateError('unclosed', unclosed.node.line, `#${unclosed.node.kind} ${unclosed.node.name}`)
  return root
}

function tokenise(source: string): Token[] {
  const tokens: Token[] = []
  let line = 1
  let at = 0
  while (at < source.length) {
    const start = source.indexOf('{{', at)
    const text = source.slice(at, start < 0 ? undefined : start)
    tokens.push({ kind: 'text', text, line })
    line += text.split('\n').length - 1
    if (start < 0) break
    const end = source.indexOf('}}', start)
    const tag = source.slice(start + 2, end < 0 ? start + 40 : end)
    if (end < 0 || tag.includes('\n')) throw new TemplateError('badTag', line, tag.split('\n')[0]!)
    tokens.push({ kind: 'tag', tag: tag.trim(), line })
    at = end + 2
  }
  return tokens
}

const isBlockTag = (token: Token | undefined): boolean =>
  token?.kind === 'tag' && /^(#|\/|else$)/.test(token.tag)

/** Takes the line end after a block's mark that has its line to itself. */
function trimLoneTags(tokens: readonly Token[]): Token[] {
  const lone = tokens.map((token, index) => {
    if (!isBlockTag(token)) return false
    const before = tokens[index - 1]
    const after = tokens[index + 1]
    const begins =
      before === undefined ||
      (before.kind === 'text' && (/\n[ ]*$/.test(before.text) || (index === 1 && before.text.trim() === '')))
    const ends =
      after === undefined ||
      (after.kind === 'text' &&
        (/^[ ]*\n/.test(after.text) || (index === tokens.length - 2 && after.text.trim() === '')))
    return begins && ends
  })
  return tokens.map((token, index) => {
    if (token.kind !== 'text' || !lone[index - 1]) return token
    const text = token.text.replace(/^[ ]*\n/, '')
    return { ...token, text, line: token.line + (text === token.text ? 0 : 1) }
  })
}

/** All names a template uses, with the repetition they stand in. */
export function namesUsed(
  nodes: readonly TemplateNode[],
  inside: string[] = [],
): { name: string; line: number; inside: string[] }[] {
  return nodes.flatMap((node) => {
    switch (node.kind) {
      case 'text':
        return []
      case 'value':
        return [{ name: node.name, line: node.line, inside }]
      case 'if':
        return [
          { name: node.name, line: node.line, inside },
          ...namesUsed(node.present, inside),
          ...namesUsed(node.absent, inside),
        ]
      case 'each':
        return [{ name: node.name, line: node.line, inside }, ...namesUsed(node.body, [...inside, node.name])]
      default:
        return []
    }
  })
}
