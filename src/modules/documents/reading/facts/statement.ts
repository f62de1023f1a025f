import { closedQuotations } from '#core/text/sentences.ts'
import { vocabulary } from '../../dictionaries/load.ts'
import { isPersonName } from '../byline.ts'
import type { Sentence } from './context.ts'
import type { Finding } from './fact.ts'

const { said, roleEnds, orgEnds } = vocabulary.people
const verbs = [...said].sort((one, other) => other.length - one.length).join('|')
const behind = new RegExp(`^([^，,。；;：:“”！？!?\\n]{2,40}?)(?:${verbs})`, 'u')
const before = new RegExp(
  `([^，,。；;：:“”！？!?\\n]{2,40}?)(?:${verbs})[^，,。；;：:“”]{0,4}[：:，,]?$`,
  'u',
)
const seen = /^(?:但|而|不过)?在([^，,。；;：:“”]{4,40})看来[，,](.+)$/u
const ends = [...new Set([...roleEnds, ...orgEnds])].sort((one, other) => other.length - one.length)

/**
 * What someone in office says: a quotation with the speaker behind or before it, or `在…看来`. The role is kept, the name
 * is not; a speaker without a recognisable role is left out. The text is verbatim.
 */
export function readStatements(sentence: Sentence): Finding[] {
  const text = sentence.text
  const view = seen.exec(text)
  if (view) {
    const role = roleOf(view[1] ?? '')
    const opinion = (view[2] ?? '').replace(/[。！]$/u, '')
    if (role !== null && opinion.length >= 8) {
      return [
        { type: 'statement', args: { role, text: opinion }, start: 0, end: text.length, confidence: 0.75 },
      ]
    }
  }
  const found: Finding[] = []
  let previousEnd = 0
  for (const quotation of closedQuotations(text, 0, text.length)) {
    const inside = text.slice(quotation.start + 1, quotation.end - 1)
    const from = previousEnd
    previousEnd = quotation.end
    // Short quotations are words in quotation marks, not speech.
    if (inside.length < 10) continue
    const after = behind.exec(text.slice(quotation.end))
    const ahead = before.exec(text.slice(from, quotation.start))
    const speaker = after?.[1] ?? ahead?.[1]
    const role = speaker === undefined ? null : roleOf(speaker)
    if (role === null) continue
    const start = after ? quotation.start : from + (ahead?.index ?? 0)
    const end = after ? quotation.end + after[0].length : quotation.end
    found.push({
      type: 'statement',
      args: { role, text: inside },
      start,
      end,
      confidence: after ? 0.9 : 0.85,
    })
  }
  return found
}

/** The office in `市委常委、组织部部长某某`, without the name; null when no office can be told apart from it. */
export function roleOf(speaker: string): string | null {
  const written = speaker
    .trim()
    .replace(/^(?:对此|为此|据|近日|日前|当天|会上|采访中|同时|其中|此外|而|但)+/u, '')
    .replace(
      /(?:在[\p{Script=Han}]{1,10}[时中上])?(?:也|还|同时|同样|这样|如此|高兴地|激动地|自豪地|笑着|深有感触地)*$/u,
      '',
    )
  for (let cut = written.length; cut >= 2; cut--) {
    const role = written.slice(0, cut)
    const rest = written.slice(cut)
    if (rest !== '' && !isPersonName(rest)) continue
    const end = ends.find((word) => role.endsWith(word))
    if (end === undefined) continue
    // The bare suffix of an office name is not yet an office: 局, 办 need what they belong to.
    if (role.length < 3 && !roleEnds.includes(role)) continue
    if (rest === '' && !roleEnds.includes(end)) continue
    return role
  }
  return null
}
