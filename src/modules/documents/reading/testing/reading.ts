import type { ReadingDictionaries } from '../../dictionaries/load.ts'
import type { FactArgs, FactType } from '../facts/fact.ts'
import { type ReadResult, readText } from '../read-document.ts'

/** The eight chains with the other names texts use for them, as a caller passes them in. */
export const testDictionaries: ReadingDictionaries = {
  chains: [
    { code: 'pv', name: '光伏', aliases: ['先进光伏', '光伏产业链', '先进光伏和新型储能'] },
    { code: 'semi', name: '半导体', aliases: ['半导体产业链', '新型显示'] },
    { code: 'auto', name: '汽车', aliases: ['汽车及装备制造', '汽车和装备制造', '智能网联新能源汽车'] },
    { code: 'battery', name: '新能源电池', aliases: ['新能源电池产业链', '新型储能'] },
    { code: 'med', name: '医疗器械', aliases: ['医药器械', '医药及医疗器械'] },
    { code: 'appliance', name: '智能家电', aliases: ['智能家电产业链'] },
    { code: 'chem', name: '新型化工', aliases: ['精细化工', '化工新材料', '绿色涂料'] },
    { code: 'food', name: '食品', aliases: ['绿色食品', '健康食品', '绿色食品加工'] },
  ],
  industries: [{ code: 'equipment', name: '先进装备制造', aliases: ['高端装备制造'] }],
  regions: [
    { code: '341100', name: '滁州市' },
    { code: '341124', name: '全椒县' },
    { code: '341122', name: '来安县' },
  ],
}

/** Reads text that is raw already. */
export function readRaw(text: string, publishedOn: string | null = null): ReadResult {
  return readText({ text, title: null, encoding: 'utf-8', publishedOn }, testDictionaries)
}

/** The arguments of all facts of one type in a body text, in its order; a title line is put before it. */
export function argsOf<Type extends FactType>(
  type: Type,
  body: string,
  publishedOn: string | null = null,
): FactArgs[Type][] {
  const { facts } = readRaw(`某市新闻\n${body}`, publishedOn)
  return facts.filter((fact) => fact.type === type).map((fact) => fact.args as FactArgs[Type])
}
