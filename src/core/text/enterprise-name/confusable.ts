/** Characters that a writer or a reader takes for one another: they sound alike, or look alike. */
export interface Confusables {
  soundAlike(left: string, right: string): boolean
  lookAlike(left: string, right: string): boolean
  /** Names of the groups a character stands in, each of which all its members share; for finding candidates. */
  groupsOf(character: string): readonly string[]
  /** All readings of a text, without tone and spaces; at most 4. */
  spellings(text: string): string[]
}

/** Of characters that are mistaken in print, in scans and with the five-stroke method, in names of enterprises. */
const shapes = [
  '己已巳',
  '未末',
  '土士',
  '千干于',
  '日曰目',
  '人入八',
  '天夫无',
  '大太犬',
  '科料',
  '微徽',
  '晟晨',
  '晟盛',
  '洋祥样',
  '特持',
  '泽译择',
  '辰晨',
  '候侯',
  '凯铠',
  '佳桂',
  '利科',
  '永水冰',
  '王玉主',
  '金全',
  '恒桓',
  '宏宠',
  '达迈',
  '辉晖',
  '明朋',
  '光先',
  '华毕',
  '新斯',
  '昌冒',
  '昊吴',
  '旭旮',
  '圣至',
  '正止',
  '力刀',
  '九丸',
  '丰主',
  '东车',
  '乐东',
  '兴共',
  '安妥',
  '宇字',
  '宝室',
  '富官',
  '康庚',
  '建健',
  '德得',
  '恩思',
  '捷婕',
  '文交',
  '景影',
  '本木',
  '朗郎',
  '杰木',
  '枫机',
  '柏拍',
  '格洛',
  '森林',
  '欣欧',
  '源原',
  '浩洁',
  '海悔',
  '润闰',
  '淮准',
  '清青',
  '滁涤',
  '瑞端',
  '环坏',
  '珠株',
  '申甲由',
  '益盖',
  '皖皓',
  '盈盆',
  '石右',
  '禾木',
  '福副',
  '秦泰奉',
  '科种',
  '立竖',
  '精情',
  '红江',
  '维堆',
  '美关',
  '耀跃',
  '胜性',
  '腾滕',
  '苏办',
  '茂荗',
  '荣宋',
  '莱菜',
  '蓝篮',
  '虹红',
  '诚城成',
  '诺若',
  '贝见',
  '贵责',
  '越起',
  '跃妖',
  '迈达',
  '远近',
  '迪油',
  '通涌',
  '金釜',
  '钢纲',
  '铭名',
  '锐说',
  '锦绵',
  '长张',
  '隆降',
  '雅稚',
  '雷雪',
  '飞气',
  '鸿鸣',
  '鹏鵰',
  '龙尤',
  '晶品',
  '布市',
  '步涉',
  '京亨',
  '亭享',
  '友发',
  '艺芝',
  '北此',
  '奥粤',
  '崎琦',
  '倍培',
  '仓仑',
  '茶荼',
  '拓柘',
  '汇江',
  '沪泸',
  '沃天',
  '派脉',
  '材村',
  '伟纬',
  '杨扬',
  '优忧',
  '伏状',
  '伏休',
] as const

/** @param readings characters by reading without tone; one with several readings stands under each. */
export function indexConfusables(readings: Readonly<Record<string, string>>): Confusables {
  const readingsOf = new Map<string, string[]>()
  for (const [reading, characters] of Object.entries(readings)) {
    for (const character of characters) {
      const known = readingsOf.get(character)
      if (known === undefined) readingsOf.set(character, [reading])
      else known.push(reading)
    }
  }
  const shapesOf = new Map<string, string[]>()
  shapes.forEach((group, at) => {
    for (const character of group) shapesOf.set(character, [...(shapesOf.get(character) ?? []), `#${at}`])
  })
  const share = (of: ReadonlyMap<string, string[]>, left: string, right: string): boolean =>
    of.get(left)?.some((one) => of.get(right)?.includes(one) === true) ?? false
  return {
    soundAlike: (left, right) => left !== right && share(readingsOf, left, right),
    lookAlike: (left, right) => left !== right && share(shapesOf, left, right),
    groupsOf: (character) => [...(readingsOf.get(character) ?? []), ...(shapesOf.get(character) ?? [])],
    spellings: (text) => {
      let all = ['']
      for (const character of text) {
        const next = readingsOf.get(character) ?? [character.toLowerCase()]
        all = all.flatMap((start) => next.map((reading) => start + reading)).slice(0, 4)
      }
      return all
    },
  }
}
