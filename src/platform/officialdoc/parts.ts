import { type OutlineLevel, outlineNumbers } from '#core/text/outline-number.ts'
import type { Block, OfficialDocument } from './model.ts'

/** The sentences of the fixed parts, so that both kinds of file say the same. */

/** 各县（市、区）委组织部，市直各单位： */
export const recipientsLine = (document: OfficialDocument): string | null =>
  document.recipients.length === 0 ? null : `${document.recipients.join('，').replace(/[：:]$/, '')}：`

export const copiesLine = (document: OfficialDocument): string | null =>
  document.copiesTo.length === 0 ? null : `抄送：${document.copiesTo.join('，').replace(/。$/, '')}。`

export const noteLine = (document: OfficialDocument): string | null =>
  document.note === null ? null : `（${document.note.replace(/^[（(]|[）)]$/g, '')}）`

export const urgencyWord = { extraUrgent: '特急', urgent: '加急' } as const

/** What stands at the top left of the first page, a line each. */
export const cornerLines = (document: OfficialDocument): string[] => [
  ...(document.internal ? ['内部资料'] : []),
  ...(document.urgency === null ? [] : [urgencyWord[document.urgency]]),
]

/** The list of attachments: 附件：1.名册, with the indent at which names begin, in full widths. */
export function attachmentLines(
  document: OfficialDocument,
): { lead: string; text: string; indent: number }[] {
  const only = document.attachments.length === 1
  return document.attachments.map((attachment, index) => ({
    lead: `${index === 0 ? '附件：' : ''}${only ? '' : `${index + 1}.`}`,
    text: attachment.title,
    // Two for the indent, three for 附件：, then the number.
    indent: 5 + (only ? 0 : `${index + 1}.`.length / 2),
  }))
}

/** 附件, or 附件2 where there are several. */
export const attachmentLabel = (document: OfficialDocument, index: number): string =>
  document.attachments.length === 1 ? '附件' : `附件${index + 1}`

export type NumberedBlock =
  | Exclude<Block, { type: 'heading' }>
  | (Extract<Block, { type: 'heading' }> & { number: string })

/** Blocks with their headings counted. */
export function numberBlocks(blocks: readonly Block[]): NumberedBlock[] {
  const levels = blocks.flatMap((block): OutlineLevel[] => (block.type === 'heading' ? [block.level] : []))
  const numbers = outlineNumbers(levels)
  let next = 0
  return blocks.map((block) => {
    if (block.type !== 'heading') return block
    next += 1
    return { ...block, number: numbers[next - 1]! }
  })
}
