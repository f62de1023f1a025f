import { numberCharacters, parseWholeNumber } from '#core/text/chinese-number.ts'
import { vocabulary } from '../../dictionaries/load.ts'
import { isAboutOthers, type ReadingContext, type Sentence } from './context.ts'
import type { Finding, MechanismArgs } from './fact.ts'
import { clauseEnd, clauseStart, findHedge, isQuestion } from './hedges.ts'
import { isNamed } from './lists.ts'

const { institutions, founding, firsts, models, partMeasures } = vocabulary.mechanisms
const one = `一[${partMeasures.join('')}][\\p{Script=Han}]{2,10}?`
const modelList = new RegExp(
  `${one}(?:、${one}){1,}、一[${partMeasures.join('')}][\\p{Script=Han}]{2,10}?(?=[，,。；;”’！的等]|${models.join('|')}|为)`,
  'gu',
)
const modelWord = new RegExp(models.join('|'), 'u')
const modelName = /[“"](([一二三四五六七八九十]+)个一)[”"]/u
const institution = [...institutions].sort((a, b) => b.length - a.length).join('|')
const founded = new RegExp(
  `((?:在)?(全国|国内|全省|省内|全市|市内|全县)?(?:范围内)?(?:${firsts.join('|')})?)(?:${founding.join('|')})(?:了|起)?[“"]?((全国|国内|全省|省内|全市|市内|全县)?(?:${firsts.join('|')})?)((?:([${numberCharacters}]{1,3})(?:大|个|条)?)?([\\p{Script=Han}]{2,8}?)??[“"]?(?:${institution}))`,
  'gu',
)
/** Behind an institution: that it is thought of, not founded. */
const notFounded = /的?(?:设想|构想|建议|倡议|想法|打算|计划|方案|可行性|必要性|要求|工作要)|尚|试点申请/u
const firstPattern = new RegExp(firsts.join('|'), 'u')

/**
 * Ways of working: a model of parts (`一套班子、一只基金、一个协会、一个研发平台 … 模式`) and institutions that were founded
 * (`在全省率先建立八大产业链党委`), with the area within which they are the first.
 */
export function readMechanisms(sentence: Sentence, context: ReadingContext): Finding[] {
  if (isQuestion(sentence.text)) return []
  return [...readModels(sentence, context), ...readInstitutions(sentence, context)]
}

function readModels(sentence: Sentence, context: ReadingContext): Finding[] {
  const text = sentence.text
  const found: Finding[] = []
  for (const match of text.matchAll(modelList)) {
    const end = match.index + match[0].length
    const near = text.slice(Math.max(0, match.index - 40), Math.min(text.length, end + 60))
    const name = modelName.exec(near)?.[1]
    if (name === undefined && !modelWord.test(near)) continue
    const from = clauseStart(text, match.index)
    if (
      findHedge(text.slice(from, match.index), text.slice(0, from)) !== null ||
      isAboutOthers(text, match.index, context)
    )
      continue
    const parts = match[0].split('、')
    found.push({
      type: 'mechanism',
      args: { name: name ?? match[0], parts, scope: null, first: false },
      start: match.index,
      end,
      confidence: name === undefined ? 0.85 : 0.9,
    })
  }
  return found
}

function readInstitutions(sentence: Sentence, context: ReadingContext): Finding[] {
  const text = sentence.text
  const found: Finding[] = []
  for (const match of text.matchAll(founded)) {
    const [written, lead = '', scopeBefore, inner = '', scopeInner, name = '', number, kind] = match
    const first = firstPattern.test(lead) || firstPattern.test(inner)
    // 产业链“链长制” is no institution of one chain.
    const subject = kind?.replace(/^(?:了|的|产业链$)/u, '') ?? ''
    if (
      number === undefined &&
      subject !== '' &&
      !isNamed(context.chains, subject) &&
      !context.listedChains.includes(subject)
    )
      continue
    const from = clauseStart(text, match.index)
    const end = match.index + written.length
    if (
      notFounded.test(text.slice(end, clauseEnd(text, end))) ||
      findHedge(text.slice(from, match.index), text.slice(0, from)) !== null ||
      isAboutOthers(text, match.index, context)
    )
      continue
    found.push({
      type: 'mechanism',
      args: {
        name: name.replace(/[“"]/gu, ''),
        parts: partsOf(number, subject, context),
        scope: first ? scopeOf(scopeBefore ?? scopeInner) : null,
        first,
      },
      start: match.index,
      end,
      confidence: first ? 0.95 : 0.85,
    })
  }
  return found
}

/** One part per chain: those of the document's list when their number is the number said, or the chain that is named. */
function partsOf(number: string | undefined, subject: string, context: ReadingContext): string[] {
  if (number === undefined) return subject === '' ? [] : [subject]
  return parseWholeNumber(number) === context.listedChains.length ? [...context.listedChains] : []
}

function scopeOf(word: string | undefined): MechanismArgs['scope'] {
  if (word === '全国' || word === '国内') return 'nation'
  if (word === '全省' || word === '省内') return 'province'
  if (word === '全市' || word === '市内') return 'city'
  return word === '全县' ? 'county' : null
}
