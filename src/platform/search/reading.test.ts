import { expect, it } from 'vitest'
import { readName, readPersonName } from './reading.ts'

it.each([
  ['重庆长安', 'chong qing chang an'],
  ['六安市', 'lu an shi'],
  ['六安瓜片', 'lu an gua pian'],
  ['蚌埠', 'beng bu'],
  ['安徽蚌埠玻璃', 'an hui beng bu bo li'],
  ['亳州', 'bo zhou'],
  ['歙县', 'she xian'],
  ['涡阳', 'guo yang'],
  ['枞阳', 'zong yang'],
  ['宿州', 'su zhou'],
  ['全椒', 'quan jiao'],
  ['汊河', 'cha he'],
  ['长丰', 'chang feng'],
  ['天长市', 'tian chang shi'],
  ['长三角', 'chang san jiao'],
  ['增长', 'zeng zhang'],
  ['厂长', 'chang zhang'],
  ['农业银行', 'nong ye yin hang'],
  ['行业协会', 'hang ye xie hui'],
  ['先行科技', 'xian xing ke ji'],
  ['乐普医疗', 'le pu yi liao'],
  ['音乐厅', 'yin yue ting'],
  ['乐清', 'yue qing'],
  ['重型机械', 'zhong xing ji xie'],
  ['载体', 'zai ti'],
  ['薄膜', 'bo mo'],
  ['轧制', 'zha zhi'],
  ['曲轴', 'qu zhou'],
  ['厦门', 'xia men'],
  ['调研', 'diao yan'],
  ['绿色', 'lv se'],
  ['会计', 'kuai ji'],
])('%s reads %s', (text, syllables) => {
  expect(readName(text).join(' ')).toBe(syllables)
})

it('a surname is read as one only where it stands first in the name of a person', () => {
  expect(readPersonName('单志远').join(' ')).toBe('shan zhi yuan')
  expect(readPersonName('曾小单').join(' ')).toBe('zeng xiao dan')
  expect(readName('单县').join(' ')).toBe('shan xian')
  expect(readName('简单').join(' ')).toBe('jian dan')
})

it('there is one reading for each character, whatever the text', () => {
  for (const text of ['滁州abc12', '𠮷田', 'é滁', 'مرحبا', '〇一'])
    expect([0, [...text].length]).toContain(readName(text).length)
})
