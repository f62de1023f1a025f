import type { MailItem } from './mail-queries.ts'

/** An e-mail's words, the same as text and as simple HTML. */
export interface MailWords {
  subject: string
  text: string
  html: string
}

/** A digest names no more; the inbox has the rest. */
const mostItems = 50

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it stands, inside HTML or an attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => escapes[letter] ?? letter)

/**
 * The e-mail for one notification.
 *
 * @param publicUrl where the product is reached; null leaves links out.
 */
export function singleMail(item: MailItem, publicUrl: string | null): MailWords {
  return {
    subject: `${item.urgency === 'act' ? '【待办】' : '【知会】'}${item.title}`,
    ...body([{ heading: null, items: [item] }], 0, publicUrl),
  }
}

/** One e-mail for all that lies unread: what asks for an act first. */
export function digestMail(items: readonly MailItem[], day: string, publicUrl: string | null): MailWords {
  const shown = items.slice(0, mostItems)
  const groups = [
    { heading: '待办理', items: shown.filter((item) => item.urgency === 'act') },
    { heading: '供知悉', items: shown.filter((item) => item.urgency === 'know') },
  ].filter((group) => group.items.length > 0)
  return {
    subject: `双链每日汇总（${day}）：未读 ${items.length} 条`,
    ...body(groups, items.length - shown.length, publicUrl),
  }
}

interface Group {
  heading: string | null
  items: MailItem[]
}

const footer = '此邮件由系统自动发出，请勿回复。接收方式可在“消息”页的“通知设置”中更改。'

function body(groups: Group[], more: number, publicUrl: string | null): { text: string; html: string } {
  const text: string[] = []
  const html: string[] = []
  for (const { heading, items } of groups) {
    if (heading !== null) {
      text.push(`【${heading}】`)
      html.push(`<h2 style="font-size:16px;margin:24px 0 8px">${escapeHtml(heading)}</h2>`)
    }
    for (const item of items) {
      const link = publicUrl === null ? null : `${publicUrl}/inbox/${item.id}`
      const title = item.times > 1 ? `${item.title}（共 ${item.times} 次）` : item.title
      text.push(
        [title, ...(item.text === null ? [] : [item.text]), ...(link === null ? [] : [link])].join('\n'),
      )
      html.push(
        `<p style="margin:0 0 12px">${
          link === null
            ? `<strong>${escapeHtml(title)}</strong>`
            : `<a href="${escapeHtml(link)}"><strong>${escapeHtml(title)}</strong></a>`
        }${item.text === null ? '' : `<br>${escapeHtml(item.text).replaceAll('\n', '<br>')}`}</p>`,
      )
    }
  }
  const rest = [
    ...(more > 0 ? [`另有 ${more} 条，请登录后在“消息”中查看。`] : []),
    ...(publicUrl === null ? ['请登录双链，在“消息”中查看。'] : []),
  ]
  text.push(...rest, `--\n${footer}`)
  html.push(
    ...rest.map((line) => `<p>${escapeHtml(line)}</p>`),
    `<p style="color:#666;font-size:12px">${escapeHtml(footer)}</p>`,
  )
  return {
    text: `${text.join('\n\n')}\n`,
    html: `<!doctype html><html lang="zh-CN"><body style="font-size:14px;line-height:1.6">${html.join('')}</body></html>`,
  }
}
