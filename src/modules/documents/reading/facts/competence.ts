import { vocabulary } from '../../dictionaries/load.ts'
import type { Sentence } from './context.ts'
import type { Finding } from './fact.ts'
import { clauseStart, findHedge, isQuestion } from './hedges.ts'

const { names, verbs, heads, people, others } = vocabulary.competences
const known = new Set(names)
const listed = new RegExp(
  `(?:${verbs.join('|')})(?:了|其)?([^，,。；;：:！？!?]{2,80}?)(?:等)?(?:[一二三四五六七八九十几多]+(?:种|大|项|个|方面的?))?(${heads.join('|')})(?![^，,。；;：:！？!?]{0,60}(?:${heads.join('|')}))`,
  'gu',
)
const person = `(?:${people.join('|')})(?!引|集聚|政策|工作|服务|公寓)`
const aboutPeople = new RegExp(person, 'u')
const ofPeople = new RegExp(`^[\\p{Script=Han}]{0,6}${person}(?:队伍)?的?`, 'u')
/** Who a clause is about: people, or things that have abilities of their own. */
const subjects = new RegExp(
  `${person}|(?:^|[，,。；;：:！“])[\\p{Script=Han}]{0,8}?(${others.join('|')})(?=要|应|须|必须|通过|不断|着力|持续|积极|加快|努力|将|也|主动|切实|全面|进一步|${verbs.join('|')})`,
  'gu',
)

/** The competences a text wants cadres to have: names of the dictionary in a list behind 增强, 提升 … and before 能力, 本领 …. */
export function readCompetences(sentence: Sentence): Finding[] {
  const text = sentence.text
  if (!aboutPeople.test(text) || isQuestion(text)) return []
  const found: Finding[] = []
  for (const match of text.matchAll(listed)) {
    const [written, list = '', head = ''] = match
    const before = findHedge(text.slice(clauseStart(text, match.index), match.index))
    if (before === 'denied' || before === 'open' || !isAboutPeople(text, match.index, list)) continue
    const items = list.split(/、|以及|[和与及]/u)
    for (const item of items) {
      const name = nameIn(item, head, items.length > 1)
      if (name !== null)
        found.push({
          type: 'competence',
          args: { name },
          start: match.index,
          end: match.index + written.length,
          confidence: items.length > 1 ? 0.9 : 0.8,
        })
    }
  }
  return found
}

/** True when the abilities are those of people: the list opens with them, or the subject named last before it is one. */
function isAboutPeople(text: string, start: number, list: string): boolean {
  if (ofPeople.test(list)) return true
  const last = [...text.slice(0, start).matchAll(subjects)].at(-1)
  return last !== undefined && last[1] === undefined
}

function nameIn(item: string, head: string, inList: boolean): string | null {
  const plain = item.trim().replace(/^[“"]|[”"]$|的$/gu, '')
  const bare = heads.reduce(
    (word, ending) => (word.endsWith(ending) ? word.slice(0, -ending.length) : word),
    plain,
  )
  for (let i = 0; i < plain.length; i++) {
    const rest = plain.slice(i)
    // Behind 的 or at the start; a name in the middle of another word is not meant.
    if (i > 0 && !/[的工部员其高升强]$/u.test(plain.slice(0, i))) continue
    if (/企业|产业|城市|区域|平台|产品|园区/u.test(plain.slice(0, i))) return null
    if (known.has(rest) && rest !== bare.slice(i)) return rest
    if (known.has(`${rest}${head}`)) return `${rest}${head}`
    const name = bare.slice(i)
    if (known.has(name) && (inList || name.length > 2)) return name
  }
  return null
}
