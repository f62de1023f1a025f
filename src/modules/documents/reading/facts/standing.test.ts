import { describe, expect, it } from 'vitest'
import { readRaw } from '../testing/reading.ts'

const typesIn = (text: string) => readRaw(text).facts.map((fact) => fact.type)
const reached = '光伏产业产值突破千亿元'

describe('what the place of a sentence says', () => {
  it('headlines between paragraphs may be those of other articles', () => {
    expect(typesIn(`今日要闻\n滁州：${reached}\n全市防汛工作会议召开，部署下一阶段工作。`)).toEqual([])
    expect(typesIn(`今日要闻\n滁州市${reached}。\n全市防汛工作会议召开，部署工作。`)).toEqual([
      'outputMilestone',
    ])
  })

  it('a part headed by aims tells no facts, the part behind it does', () => {
    expect(typesIn(`会议\n一、发展目标。${reached}。推行链长制。`)).toEqual([])
    expect(typesIn(`会议\n一、2024年工作安排。${reached}。\n二、2023年工作回顾。推行链长制。`)).toEqual([
      'mechanism',
    ])
  })

  it('a document that is a plan tells no facts of that kind', () => {
    expect(typesIn(`某市制造业发展规划（摘要）\n${reached}。`)).toEqual([])
    expect(typesIn(`某市制造业发展回顾（摘要）\n${reached}。`)).toEqual(['outputMilestone'])
  })

  it('the dateline is no subject', () => {
    expect(typesIn(`新华社合肥5月3日电（记者 汪海）记者获悉，安徽省${reached}。`)).toEqual([
      'outputMilestone',
    ])
  })
})
