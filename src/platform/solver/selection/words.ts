import type { Conflict, Reason } from '#core/scheduling/selection/proposal.ts'
import type { Words } from '#platform/words.ts'

/** Names to put for ids; ids stand for themselves where a caller has no better. */
export interface SelectionNames {
  person(id: string): string
  unit(id: string): string
  need(id: string): string
  kind(id: string): string
}

const itself = (id: string): string => id
export const idsAsNames: SelectionNames = { person: itself, unit: itself, need: itself, kind: itself }

/** Reasons for being blocked that the product itself gives; other texts are shown as they were written. */
const blockedWords: Readonly<Record<string, Words>> = {
  clash: { zh: '与其他班次时间冲突', en: 'another class at the same time' },
  repeat: { zh: '超出重复调训限制', en: 'limit of repeated training reached' },
  refused: { zh: '本人或单位已谢绝', en: 'the person or unit declined' },
}

function why(text: string | null): Words {
  if (text === null) return { zh: '未说明原因', en: 'no reason given' }
  return blockedWords[text] ?? { zh: text, en: text }
}

/** Most names in one sentence; the rest are counted. */
const mostNamed = 5

function listed(names: readonly string[]): Words {
  const shown = names.slice(0, mostNamed)
  const rest = names.length - shown.length
  return rest === 0
    ? { zh: shown.join('、'), en: shown.join(', ') }
    : { zh: `${shown.join('、')}等 ${names.length} 项`, en: `${shown.join(', ')} and ${rest} more` }
}

const percent = (share: number): string => `${Number((share * 100).toFixed(4))}%`

/** The sentence of a reason. Meant for the organiser and the nominating unit only. */
export function reasonWords(reason: Reason, names: SelectionNames = idsAsNames): Words {
  switch (reason.rule) {
    case 'mustAttend':
      return { zh: '必须参加，直接入选。', en: 'Must attend.' }
    case 'pinnedIn':
      return { zh: '主办方指定入选。', en: 'Put in by the organiser.' }
    case 'coversNeeds': {
      const needs = listed(reason.params.needs.map(names.need))
      return {
        zh: `入选人员中只有此人覆盖需求：${needs.zh}。`,
        en: `Alone among those selected meets: ${needs.en}.`,
      }
    }
    case 'unitMinimum': {
      const { unit, minimum } = reason.params
      return {
        zh: `${names.unit(unit)}至少 ${minimum} 人，缺此人则不足。`,
        en: `${names.unit(unit)} sends at least ${minimum}; without this person it would fall short.`,
      }
    }
    case 'kindMinimum': {
      const { kind, minimum } = reason.params
      return {
        zh: `“${names.kind(kind)}”类至少 ${minimum} 人，缺此人则不足。`,
        en: `At least ${minimum} of kind ${names.kind(kind)}; without this person they would fall short.`,
      }
    }
    case 'chainDuty':
      return {
        zh: `承担产业链职责（${reason.params.duty} 分）。`,
        en: `Has chain duty (${reason.params.duty} of 10).`,
      }
    case 'carriedOver':
      return {
        zh: '上一班次未能入选，本班优先。',
        en: 'Was left out of an earlier class and has precedence.',
      }
    case 'kept':
      return { zh: '原已入选，保持不变。', en: 'Was selected before and stays.' }
    case 'stepsIn':
      return { zh: '递补空出的名额。', en: 'Takes a place that became free.' }
    case 'seatFree':
      return { zh: '名额有余，按报名顺序入选。', en: 'A seat was free; taken in the order of the input.' }
    case 'blocked': {
      const text = why(reason.params.why)
      return { zh: `不能参加：${text.zh}。`, en: `Cannot attend: ${text.en}.` }
    }
    case 'pinnedOut':
      return { zh: '主办方指定不入选。', en: 'Put out by the organiser.' }
    case 'unitMaximum': {
      const { unit, maximum } = reason.params
      return {
        zh: `${names.unit(unit)}已满 ${maximum} 人上限。`,
        en: `${names.unit(unit)} has its maximum of ${maximum}.`,
      }
    }
    case 'unitShare': {
      const { unit, allowed, share, headcount } = reason.params
      return {
        zh: `${names.unit(unit)}共 ${headcount} 人，同时离岗不超过 ${percent(share)}，本班最多 ${allowed} 人，已满。`,
        en: `${names.unit(unit)} has ${headcount} people, of whom ${percent(share)} may be away at once; its ${allowed} for this class are taken.`,
      }
    }
    case 'kindMaximum': {
      const { kind, maximum } = reason.params
      return {
        zh: `“${names.kind(kind)}”类已满 ${maximum} 人上限。`,
        en: `Kind ${names.kind(kind)} has its maximum of ${maximum}.`,
      }
    }
    case 'fewestChanges':
      return {
        zh: '调整时尽量少变动，加入此人会增加变动。',
        en: 'Re-planning moves as few as possible, and this would move more.',
      }
    case 'seats': {
      const { seats, gain } = reason.params
      return {
        zh: `${seats} 个名额已满；若增开名额，加入此人目标值变化 ${gain}。`,
        en: `All ${seats} seats are taken; with one more, this person would add ${gain} to the objective.`,
      }
    }
    case 'inputOrder':
      return {
        zh: `名额已满；与${names.person(reason.params.after)}条件相当，按报名顺序在后。`,
        en: `All seats are taken; as good as ${names.person(reason.params.after)}, who stands earlier in the input.`,
      }
    case 'notWorthTheMove':
      return {
        zh: `尚有名额，但变动成本大于收益（目标值变化 ${reason.params.gain}）。`,
        en: `There is a seat, but the change would cost more than it brings (${reason.params.gain}).`,
      }
  }
}

/** The sentence of a rule that collides with others. */
export function conflictWords(conflict: Conflict, names: SelectionNames = idsAsNames): Words {
  switch (conflict.rule) {
    case 'seats':
      return {
        zh: `本班只有 ${conflict.params.seats} 个名额`,
        en: `The class has only ${conflict.params.seats} seats`,
      }
    case 'unitMinimum': {
      const { unit, minimum, eligible } = conflict.params
      const [zh, en] = [
        `${names.unit(unit)}至少 ${minimum} 人`,
        `${names.unit(unit)} sends at least ${minimum}`,
      ]
      return eligible < minimum
        ? { zh: `${zh}，但可参加者只有 ${eligible} 人`, en: `${en}, but only ${eligible} can attend` }
        : { zh, en }
    }
    case 'unitMaximum': {
      const { unit, maximum } = conflict.params
      return {
        zh: `${names.unit(unit)}至多 ${maximum} 人`,
        en: `${names.unit(unit)} sends at most ${maximum}`,
      }
    }
    case 'unitShare': {
      const { unit, allowed, share, headcount, away } = conflict.params
      return {
        zh: `${names.unit(unit)}共 ${headcount} 人${away > 0 ? `（已有 ${away} 人离岗）` : ''}，同时离岗不超过 ${percent(share)}，本班最多 ${allowed} 人`,
        en: `${names.unit(unit)} has ${headcount} people${away > 0 ? ` (${away} of them away)` : ''}, of whom ${percent(share)} may be away at once: at most ${allowed} for this class`,
      }
    }
    case 'kindMinimum': {
      const { kind, minimum, eligible } = conflict.params
      const [zh, en] = [
        `“${names.kind(kind)}”类至少 ${minimum} 人`,
        `At least ${minimum} of kind ${names.kind(kind)}`,
      ]
      return eligible < minimum
        ? { zh: `${zh}，但可参加者只有 ${eligible} 人`, en: `${en}, but only ${eligible} can attend` }
        : { zh, en }
    }
    case 'kindMaximum': {
      const { kind, maximum } = conflict.params
      return {
        zh: `“${names.kind(kind)}”类至多 ${maximum} 人`,
        en: `At most ${maximum} of kind ${names.kind(kind)}`,
      }
    }
    case 'mustAttend':
    case 'pinnedIn':
    case 'pinnedOut': {
      const name = names.person(conflict.params.person)
      const unit = names.unit(conflict.params.unit)
      return {
        mustAttend: { zh: `${name}（${unit}）必须参加`, en: `${name} (${unit}) must attend` },
        pinnedIn: {
          zh: `主办方指定${name}（${unit}）入选`,
          en: `${name} (${unit}) was put in by the organiser`,
        },
        pinnedOut: {
          zh: `主办方指定${name}（${unit}）不入选`,
          en: `${name} (${unit}) was put out by the organiser`,
        },
      }[conflict.rule]
    }
    case 'blocked': {
      const { person, unit, why: text } = conflict.params
      const said = why(text)
      return {
        zh: `${names.person(person)}（${names.unit(unit)}）不能参加：${said.zh}`,
        en: `${names.person(person)} (${names.unit(unit)}) cannot attend: ${said.en}`,
      }
    }
  }
}
