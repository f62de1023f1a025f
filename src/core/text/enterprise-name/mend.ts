/**
 * Undoes slips of writing and scanning in the words a name is built of: a stretch that is no known word but one
 * confusable character away from one is that word. 有眼公司 is 有限公司, 安微 is 安徽, 管埋 is 管理. A character that is not
 * confusable makes another word (设备, 设计), which stays.
 */
import type { Confusables } from './confusable.ts'

/** Known words, found with one character wrong. */
export interface Mender {
  /**
   * The known word a stretch stands for, or null when it is known itself, or stands for none or for several.
   * @param nearer prefers some of several
   */
  mend(stretch: string, confusables: Confusables, nearer?: (word: string) => boolean): Mended | null
}

export interface Mended {
  word: string
  /** Where the wrong character stood. */
  at: number
  /** Looks alike, and is no plausible other word; else it only sounds alike. */
  lookAlike: boolean
}

/** Linear in the characters of the words; a look-up costs one step for each character of the stretch. */
export function indexMender(words: Iterable<string>): Mender {
  const known = new Set(words)
  const masked = new Map<string, string[]>()
  for (const word of known) {
    for (let at = 0; at < word.length; at++) {
      const mask = maskAt(word, at)
      const all = masked.get(mask)
      if (all === undefined) masked.set(mask, [word])
      else all.push(word)
    }
  }
  return {
    mend: (stretch, confusables, nearer) => {
      if (known.has(stretch)) return null
      const found: Mended[] = []
      for (let at = 0; at < stretch.length; at++) {
        for (const word of masked.get(maskAt(stretch, at)) ?? []) {
          const [written, meant] = [stretch[at]!, word[at]!]
          const lookAlike = confusables.lookAlike(written, meant)
          if (lookAlike || confusables.soundAlike(written, meant)) found.push({ word, at, lookAlike })
        }
      }
      const looks = found.filter(({ lookAlike }) => lookAlike)
      const near = nearer === undefined ? [] : found.filter(({ word }) => nearer(word))
      const best = near.length > 0 ? near : looks.length > 0 ? looks : found
      return best.length === 1 ? best[0]! : null
    },
  }
}

const maskAt = (word: string, at: number): string => `${word.slice(0, at)}*${word.slice(at + 1)}`

/** Forms long enough to be known by what is left of them; the longest first. */
const longForms = [
  '股份有限责任公司',
  '农民专业合作社',
  '有限责任公司',
  '股份有限公司',
  '集团有限公司',
  '有限合伙企业',
  '个体工商户',
  '专业合作社',
  '有限合伙',
  '有限公司',
]

/**
 * Mends the long forms wherever they stand. Three of four characters may be confused with others; one may be any
 * other, when the rest stands. At the end a character may be missing, written twice or changed with its neighbour.
 */
export function mendForms(text: string, confusables: Confusables): string {
  let mended = mendEnd(text, (slip, form) => slip.length >= form.length)
  for (const form of longForms) {
    for (let from = 2; from + form.length <= mended.length; from++) {
      if (!isSlipOf(mended.slice(from, from + form.length), form, confusables)) continue
      mended = mended.slice(0, from) + form + mended.slice(from + form.length)
    }
  }
  return mendEnd(mended, (slip, form) => slip.length < form.length)
}

/** What slips make of a form: without one of its characters, with one twice, with two neighbours changed. */
function slipsOf(form: string): string[] {
  const found: string[] = []
  for (let at = 0; at < form.length; at++) {
    const [before, unit, behind] = [form.slice(0, at), form[at]!, form.slice(at + 1)]
    found.push(before + behind, before + unit + unit + behind)
    if (behind !== '') found.push(before + behind[0]! + unit + behind.slice(1))
  }
  return found.filter((slip) => !longForms.includes(slip) && !slip.endsWith('有限公司'))
}

/** The longest first, so that 股份有公司 is no 有公司. A shorter form that is right is left alone. */
const endSlips = longForms
  .flatMap((form) => slipsOf(form).map((slip) => ({ slip, form })))
  .sort((a, b) => b.slip.length - a.slip.length)

function mendEnd(written: string, wanted: (slip: string, form: string) => boolean): string {
  // 机有械限公司: the last of the name and the first of the form.
  const text = written.replace(/有([\u4e00-\u9fff])限(?=(?:责任)?公司(?:\(|$))/u, '$1有限')
  const [, head = text, behind = ''] = /^(.*?)(\(.*)?$/u.exec(text) ?? []
  if (longForms.some((form) => head.endsWith(form)))
    return text.replace(/(?:股份份|股股份|股份有)(?=有限公司)/u, '股份')
  for (const { slip, form } of endSlips) {
    // 国有公司 and 股份公司 are forms as they are.
    if (!wanted(slip, form) || !head.endsWith(slip) || head.length < slip.length + 2) continue
    if (slip === '有公司' && /[国所共拥享]$/u.test(head.slice(0, -slip.length))) continue
    return head.slice(0, -slip.length) + form + behind
  }
  return text
}

function isSlipOf(stretch: string, form: string, confusables: Confusables): boolean {
  const wrong: number[] = []
  for (let at = 0; at < form.length; at++) {
    if (stretch[at] !== form[at] && wrong.push(at) > form.length * 0.75) return false
  }
  if (wrong.length === 0 || /[()]/u.test(stretch)) return false
  const unlike = wrong.filter((at) => {
    const [written, meant] = [stretch[at]!, form[at]!]
    return !confusables.lookAlike(written, meant) && !confusables.soundAlike(written, meant)
  })
  // 农机专业合作社 and 乐团有限公司 have a shorter form that is right, and a word of their own before it.
  if (unlike.length > 0 && longForms.some((shorter) => shorter !== form && stretch.endsWith(shorter)))
    return false
  return unlike.length === 0 || (unlike.length === 1 && wrong.length === 1)
}
