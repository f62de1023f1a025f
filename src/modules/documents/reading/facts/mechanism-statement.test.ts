import { describe, expect, it } from 'vitest'
import { argsOf } from '../testing/reading.ts'
import { roleOf } from './statement.ts'

describe('mechanisms', () => {
  const mechanisms = (text: string) => argsOf('mechanism', text)

  it('a model of parts is named by its parts', () => {
    expect(mechanisms('一套班子、一支基金、一个协会、一个研究院，按照这样的模式推进工作。')).toEqual([
      {
        name: '一套班子、一支基金、一个协会、一个研究院',
        parts: ['一套班子', '一支基金', '一个协会', '一个研究院'],
        scope: null,
        first: false,
      },
    ])
  })

  it('a model that has a name of its own bears it', () => {
    expect(
      mechanisms('我市推行“四个一”工作机制，一位链长、一个专班、一张图谱、一份清单。').map(
        (args) => args.name,
      ),
    ).toEqual(['四个一'])
  })

  it('an institution that is the first says among whom', () => {
    expect(mechanisms('在全省率先建立六大产业链党委。')).toEqual([
      { name: '六大产业链党委', parts: [], scope: 'province', first: true },
    ])
    expect(mechanisms('成立全国首个光伏产业链党委。')).toEqual([
      { name: '光伏产业链党委', parts: ['光伏'], scope: 'nation', first: true },
    ])
    expect(mechanisms('全面推行链长制。')).toEqual([{ name: '链长制', parts: [], scope: null, first: false }])
  })

  it('the chains of the list are its parts when their number agrees', () => {
    const text = '我市建立光伏、汽车、食品三大产业链。在全省率先成立三大产业链党委。'
    expect(mechanisms(text)).toEqual([
      { name: '三大产业链党委', parts: ['光伏', '汽车', '食品'], scope: 'province', first: true },
    ])
  })

  it('a name in quotation marks is the same name', () => {
    expect(mechanisms('合肥市在全国率先推行产业链“链长制”。')).toEqual([
      { name: '产业链链长制', parts: [], scope: 'nation', first: true },
    ])
  })

  it.each([
    '市长强调，要聚焦职责，做到“三个一”：一张图谱、一套政策、一支基金。',
    '成立产业链联盟的设想得到回应。',
    '将在全省率先建立八大产业链党委。',
    '力争成立产业链联盟。',
    '一张白纸、一支铅笔、一块橡皮就是全部文具。',
    '围绕八大产业链补链强链。',
    '尚未建立产业链党委。',
  ])('none in: %s', (text) => {
    expect(mechanisms(text)).toEqual([])
  })
})

describe('statements', () => {
  const statements = (text: string) => argsOf('statement', text)

  it.each([
    [
      '“我们将把服务送到企业门口，让企业安心发展。”市委常委、副市长李明表示，下一步还要加力。',
      '市委常委、副市长',
      '我们将把服务送到企业门口，让企业安心发展。',
    ],
    [
      '市投资促进局局长王小红说：“招商不能只看数量，更要看质量和效益。”',
      '市投资促进局局长',
      '招商不能只看数量，更要看质量和效益。',
    ],
    [
      '在市委组织部副部长赵一平看来，培训让干部更懂产业、更懂企业。',
      '市委组织部副部长',
      '培训让干部更懂产业、更懂企业',
    ],
    [
      '“这次培训内容实在，回去马上就能用得上。”来安县经信局副局长欧阳明远告诉记者。',
      '来安县经信局副局长',
      '这次培训内容实在，回去马上就能用得上。',
    ],
    [
      '“干部懂产业，企业就有信心，项目就能落地。”市委组织部有关负责同志介绍，培训将继续。',
      '市委组织部有关负责同志',
      '干部懂产业，企业就有信心，项目就能落地。',
    ],
  ])('%s', (text, role, said) => {
    expect(statements(text)).toEqual([{ role, text: said }])
  })

  it.each([
    '“鏈長”制推动有力。',
    '聚焦“招才引智”，市委组织部有关负责同志进行专业解读。',
    '“今天天气真不错，适合出门走一走。”张伟说。',
    '市长指出，要抓好落实。',
  ])('none in: %s', (text) => {
    expect(statements(text)).toEqual([])
  })

  it('the role is cut before the name', () => {
    expect(roleOf('市委常委、组织部部长钱学文')).toBe('市委常委、组织部部长')
    expect(roleOf('某某经济开发区管委会孙大海')).toBe('某某经济开发区管委会')
    expect(roleOf('张伟')).toBeNull()
  })
})
