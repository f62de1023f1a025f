import { postTable } from '#modules/governance/contract.ts'
import { wordsOf } from '#platform/tabular/write/value-words.ts'
import type { Words } from '#platform/words.ts'
import type { Check } from './eligibility.ts'

/** The sentence of a check, for organiser and nominating unit. */
export function checkWords(check: Check): Words {
  switch (check.rule) {
    case 'left':
      return { zh: `已于 ${check.leftOn} 离岗。`, en: `Left on ${check.leftOn}.` }
    case 'notOfUnit':
      return {
        zh: `已不在${check.unit}及其下属单位任职。`,
        en: `No longer serves at ${check.unit} or below it.`,
      }
    case 'sameDays':
      return {
        zh: `与“${check.title}”（${check.startsOn}）时间冲突。`,
        en: `Attends “${check.title}” (${check.startsOn}) on the same days.`,
      }
    case 'tooSoon':
      return {
        zh: `与“${check.title}”（${check.startsOn}）相隔 ${check.days} 天，${check.limit} 天内不重复调训。`,
        en: `Attends “${check.title}” (${check.startsOn}), ${check.days} days apart; nobody is drafted twice within ${check.limit} days.`,
      }
    case 'repeat':
      return {
        zh: `已参加同一产业链的“${check.title}”（${check.startsOn}）。`,
        en: `Attended “${check.title}” (${check.startsOn}) of the same chain already.`,
      }
    case 'alsoNominated':
      return {
        zh: `同时报名“${check.title}”（${check.startsOn}），尚未确定。`,
        en: `Is also nominated for “${check.title}” (${check.startsOn}), which is not settled.`,
      }
    case 'overQuota':
      return {
        zh: `${check.unit}已报 ${check.nominated} 人，超出名额 ${check.quota} 人。`,
        en: `${check.unit} nominated ${check.nominated}, its quota is ${check.quota}.`,
      }
    case 'unitShare':
      return {
        zh: `${check.unit}共 ${check.headcount} 人，同时离岗最多 ${check.allowed} 人，全部入选将有 ${check.away} 人离岗。`,
        en: `${check.unit} has ${check.headcount} people, of whom ${check.allowed} may be away at once; with all nominees ${check.away} would be.`,
      }
    case 'mustAttend': {
      const role = wordsOf(postTable.columns.role, check.role)
      return {
        zh: `为本链${role?.zh ?? '职务'}，应当参加。`,
        en: `Holds a post of this chain (${role?.en ?? 'post'}) and must attend.`,
      }
    }
    case 'carriedOver':
      return {
        zh: `上次“${check.title}”未能入选，本班优先。`,
        en: `Was left out of “${check.title}” and goes first.`,
      }
  }
}
