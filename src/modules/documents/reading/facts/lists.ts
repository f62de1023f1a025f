import type { NamedEntry } from '../../dictionaries/load.ts'

/**
 * The names and aliases of the caller's dictionary. A fact bears the name its text uses, so that what stands for
 * one chain here may be another's proper name there (新型显示); who it is, is for the caller to say.
 */
export interface NameIndex {
  words: ReadonlySet<string>
}

/** An index of names and aliases, also without the suffix 产业链 or 产业. */
export function indexNames(entries: readonly NamedEntry[]): NameIndex {
  const words = entries.flatMap((entry) => [entry.name, ...entry.aliases])
  return { words: new Set([...words, ...words.map(withoutIndustrySuffix)]) }
}

/** 光伏产业链 → 光伏; 汽车产业 → 汽车; a name that would become empty stays. */
export function withoutIndustrySuffix(word: string): string {
  const short = word.replace(/(?:产业链条?|产业集群|产业|集群|行业)$/u, '')
  return short === '' ? word : short
}

/** True for a name or alias of the index, with or without 产业链 behind it. */
export function isNamed(index: NameIndex, word: string): boolean {
  return index.words.has(word) || index.words.has(withoutIndustrySuffix(word))
}

/**
 * The items of an enumeration: cut at 、 (at / when there is no 、) and, in the last part only, at the small connectors. 和 and 以及 part two items
 * of a list; with 与, 及, and without any 、, a part is cut only into names that are all known, for many an industry
 * bears a connector in its name (汽车及零部件). `whole` keeps the last part uncut. Quotation marks around items go.
 */
export function splitList(text: string, isKnown: (item: string) => boolean, whole = false): string[] {
  const parts = text.split(text.includes('、') ? '、' : /[/／]/u).map(unquote)
  const last = parts.pop()
  if (last === undefined) return []
  const items = [...parts, ...(whole ? [last] : splitLast(last, isKnown, parts.length > 0))]
  return items.map(unquote).filter((item) => item !== '')
}

function splitLast(part: string, isKnown: (item: string) => boolean, inList: boolean): string[] {
  if (isKnown(part)) return [part]
  const all = part.split(/以及|[和与及]/u)
  if (all.every((piece) => isKnown(unquote(piece)))) return all
  // The last connector that parts items: what stands before it may be a name with a connector of its own.
  const connector = [...part.matchAll(/以及|和/gu)].at(-1)
  if (!connector || !inList) return [part]
  const before = part.slice(0, connector.index)
  const after = part.slice(connector.index + connector[0].length)
  return before === '' || after === '' ? [part] : [...splitLast(before, isKnown, true), after]
}

function unquote(item: string): string {
  return item
    .trim()
    .replace(/^[“‘"「]+|[”’"」]+$/gu, '')
    .trim()
}

/**
 * True for a word that can be the name of an industry: 2–12 characters without verbs or function words; a / or a
 * bracket inside it is part of the name (光伏/储能).
 */
export function isIndustryWord(word: string): boolean {
  return (
    !/^(?:产业链?|集群|行业|[一二三四五六七八九十两\d]+[大条个].{0,2})$/u.test(word) &&
    /^[\p{Script=Han}A-Za-z0-9]{2,12}$/u.test(
      word.replace(/[/／]/u, '').replace(/[（(][\p{Script=Han}A-Za-z0-9]{1,8}[)）]/u, ''),
    ) &&
    !/[的了是为把被将向从等这那其年]|在(?!线|轨)|有(?!色|机)|对(?!外|苯)|未来|今后|建立|打造|推动|聚焦|围绕|企业|公司|全市|全省|同比|项目|发展|增长|学校|开设|课程|干部|领导|人才|实施|印发/u.test(
      word,
    )
  )
}
