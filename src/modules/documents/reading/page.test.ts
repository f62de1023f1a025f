import { describe, expect, it } from 'vitest'
import { isPersonName } from './byline.ts'
import { readRaw } from './testing/reading.ts'

const body = '全市上下抓项目、促发展，取得了新的成效，各项工作有序推进。'
const read = (text: string, publishedOn: string | null = null) => readRaw(text, publishedOn)

describe('title, source, author and date', () => {
  it.each([
    ['2023-05-25 10:20  来源：某某日报  作者：张三', '某某日报', '张三', '2023-05-25'],
    ['来源：某某网 记者：李四 时间：2023年5月2日', '某某网', '李四', '2023-05-02'],
    ['发布时间：2024/1/9', null, null, '2024-01-09'],
    ['（来源：某某发布）', '某某发布', null, null],
    ['作者：王五 编辑：赵六', null, '王五', null],
  ])('a line of the page: %s', (line, source, author, publishedOn) => {
    expect(read(`标题一则\n${line}\n${body}`)).toMatchObject({
      title: '标题一则',
      source,
      sourceBasis: source === null ? null : 'stated',
      author,
      publishedOn,
      cleaned: `标题一则\n${body}`,
    })
  })

  it.each([
    [`${body}（张三）`, '张三'],
    [`${body}（张三 李四光）`, '张三、李四光'],
    [`${body}（记者 张三 通讯员 李四）`, '张三、李四'],
    [`本报讯（记者 王小明）${body}`, '王小明'],
    [`本报讯（通讯员 王 琳 记者 赵 敏）${body}`, '王琳、赵敏'],
    [`本报记者 张敏 通讯员 李国强\n${body}`, '张敏、李国强'],
    [`${body}（完）`, null],
    [`${body}（安徽）`, null],
    [`${body}（下转第三版）`, null],
  ])('an author in the text: %s', (text, author) => {
    expect(read(`标题一则\n${text}`).author).toBe(author)
  })

  it('a conditional notice only lets the source be inferred', () => {
    expect(read(`标题一则\n${body}\n凡本网注明“来源：某某网”的作品，版权均属本网。`)).toMatchObject({
      source: '某某网',
      sourceBasis: 'inferred',
    })
  })

  it('a date in the text goes before the one given', () => {
    expect(read(`标题一则\n发布时间：2024-01-09\n${body}`, '2024-02-01')).toMatchObject({
      publishedOn: '2024-01-09',
      publishedBasis: 'stated',
    })
    expect(read(`标题一则\n${body}`, '2024-02-01')).toMatchObject({
      publishedOn: '2024-02-01',
      publishedBasis: 'given',
    })
  })

  it('money has sources too: a sentence is no line of the page', () => {
    expect(read(`标题一则\n来源：财政拨款和社会捐助，资金足额到位。\n${body}`).source).toBeNull()
  })

  it('text without a heading has no title', () => {
    expect(read(`${body}\n${body}`).title).toBeNull()
  })

  it('names of persons', () => {
    expect(['张三', '欧阳明远', '阿卜杜拉·买买提'].every(isPersonName)).toBe(true)
    expect(['滁州', '安徽省', '表示', '我们'].some(isPersonName)).toBe(false)
  })
})

describe('lines broken at a fixed width', () => {
  it('are one paragraph, so that an aim reaches over the break', () => {
    const lines = [
      '会议强调，要锚定目标、实干争先，力争到2025年',
      '光伏产业产值突破千亿元，汽车产业产值突破五百亿元',
      '，群众满意度稳步提升，各项事业取得长足的进步和',
      '发展。',
    ]
    const result = read(`会议召开\n${lines.join('\n')}`)
    expect(result.cleaned).toBe(`会议召开\n${lines.join('')}`)
    expect(result.facts).toEqual([])
  })

  it('headlines of different widths stay apart', () => {
    const text = `标题一则\n${body}\n甲市召开会议\n乙市部署春季植树造林工作\n丙市举行签约仪式`
    expect(read(`${text}\n${body}`).cleaned.split('\n')).toHaveLength(6)
  })
})

describe('furniture', () => {
  const kinds = (text: string) => read(text).furniture.map(({ kind }) => kind)

  it.each([
    [`标题一则\n${body}\n责任编辑：张三\n邻市光伏产业产值突破千亿元`, ['editor', 'related']],
    [
      `标题一则\n${body}\n相关阅读\n邻市经济运行连续九个季度居全省第一。\n另一条`,
      ['related', 'related', 'related'],
    ],
    [`标题一则\n${body}\n上一篇：甲\n下一篇：乙`, ['related', 'related']],
    [`首页 > 要闻\n标题一则\n${body}\n分享到：微信`, ['navigation', 'share']],
    [`标题一则\n${body}（张三）\n邻市产值突破千亿元\n另一条新闻`, ['related', 'related']],
    [`标题一则\n${body}\n- 甲乙丙\n- 丁戊己`, ['related', 'related']],
  ])('is set apart: %s', (text, expected) => {
    expect(kinds(text)).toEqual(expected)
    expect(read(text).cleaned).not.toMatch(/邻市|上一篇|甲乙丙|分享/u)
  })

  it('gives no facts', () => {
    const text = `标题一则\n${body}\n相关阅读：\n光伏产业产值已超千亿元。\n经济运行连续五个季度居全省第一。`
    expect(read(text).facts).toEqual([])
  })

  it('each piece is a repair with its raw text', () => {
    const { repairs, rawText } = read(`标题一则\n${body}\n上一篇：甲乙丙`)
    const [piece] = repairs.filter((repair) => repair.kind === 'furniture')
    expect(rawText.slice(piece?.rawStart, piece?.rawEnd)).toBe('上一篇：甲乙丙')
    expect(piece?.end).toBe(piece?.start)
  })
})
