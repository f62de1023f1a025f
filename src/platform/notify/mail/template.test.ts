import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MailItem } from './mail-queries.ts'
import { digestMail, escapeHtml, singleMail } from './template.ts'

const item = (values: Partial<MailItem>): MailItem => ({
  id: '7c7b62a4-8f0e-4b0f-9a52-2f1f1f0a7c11',
  urgency: 'know',
  title: '标题',
  text: null,
  times: 1,
  ...values,
})

describe('e-mail shows what people wrote as it stands', () => {
  it('markup in titles and texts is no markup in the e-mail', () => {
    const { html, text } = singleMail(
      item({ title: '<img src=x onerror=alert(1)>', text: '"><script>alert(2)</script>\n第二行 & 更多' }),
      'https://chain.example',
    )
    expect(html).not.toMatch(/<img|<script/)
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(html).toContain('&quot;&gt;&lt;script&gt;alert(2)&lt;/script&gt;<br>第二行 &amp; 更多')
    expect(text).toContain('<img src=x onerror=alert(1)>')
  })

  it('escaped text holds no character that HTML would read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeHtml(text).replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toMatch(/[&<>"']/)
      }),
    )
  })

  it('links lead to the inbox of the product, and without its address there are none', () => {
    const with_ = singleMail(item({}), 'https://chain.example')
    expect(with_.text).toContain('https://chain.example/inbox/7c7b62a4-8f0e-4b0f-9a52-2f1f1f0a7c11')
    expect(singleMail(item({}), null).html).not.toContain('href')
  })
})

describe('a digest', () => {
  it('is one e-mail, what asks for an act first', () => {
    const words = digestMail(
      [item({ title: '请办理甲', urgency: 'act' }), item({ title: '供知悉乙', times: 3 })],
      '2023-06-15',
      null,
    )
    expect(words.subject).toBe('双链每日汇总（2023-06-15）：未读 2 条')
    expect(words.text.indexOf('请办理甲')).toBeLessThan(words.text.indexOf('供知悉乙'))
    expect(words.text).toContain('供知悉乙（共 3 次）')
  })

  it('names fifty and counts the rest', () => {
    const words = digestMail(
      Array.from({ length: 53 }, (_, number) => item({ title: `第${number}条` })),
      '2023-06-15',
      null,
    )
    expect(words.text).toContain('第49条')
    expect(words.text).not.toContain('第50条')
    expect(words.text).toContain('另有 3 条')
  })
})
