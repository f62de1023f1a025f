import type { ScriptConverter } from '../script.ts'
import { writeOut } from './aliases.ts'
import { figuresOf } from './numbers.ts'

/**
 * A name in one way of writing: half-width, capitals, simplified characters, round brackets, numbers in figures, state
 * companies written out, no spaces, no marks and no list number before it. Only brackets stay, because what stands in
 * them is read apart. `3、安徽华晟【滁州】 新能源有限公司` becomes `安徽华晟(滁州)新能源有限公司`. A bracket that is never
 * closed closes at the end; what stands behind the name after a space or a dash (`… 原滁州宏达机械厂`, `…-重点`) is put in
 * brackets.
 */
export function normaliseName(written: string, simplify: ScriptConverter): string {
  const plain = bracketed(simplify(withoutListNumber(written).normalize('NFKC')))
    .replace(/[[{〔【〖《<〈「『﹝]/gu, '(')
    .replace(/[\]}〕】〗》>〉」』﹞]/gu, ')')
    .replace(/[○◯]/gu, '〇')
    .replace(/[巿帀]/gu, '市')
    .replace(
      /[壹贰叁肆伍陆柒捌玖拾]/gu,
      (figure) => '一二三四五六七八九十'['壹贰叁肆伍陆柒捌玖拾'.indexOf(figure)]!,
    )
    .toUpperCase()
    .replace(/(?<![A-Z0-9])[+&]/gu, '')
    .replace(/[^\p{L}\p{N}()#+&]/gu, '')
    .replace(foreignName, '')
  return balanceBrackets(figuresOf(writeOut(plain)).replace(/#/gu, ''))
}

/** A name in letters behind one in characters, in brackets or not; a single letter or number tells enterprises apart. */
const foreignName =
  /(?<=[\u4e00-\u9fff]{4,}\)?)(?:\([A-Z0-9+&]*[A-Z]{2,}[A-Z0-9+&]*\)|[A-Z0-9+&]*[A-Z]{3,}[A-Z0-9+&]*)$/u

/** `1、`, `（3）`, `12.`, `①`, `(一)` and `第3、` before a name count the lines of a list. */
function withoutListNumber(written: string): string {
  return written
    .trim()
    .replace(
      /^(?:序号\s*[0-9０-９]{1,4}|第[一二三四五六七八九十0-9]{1,3}[批类组])\s*[、,，:：.．]\s*(?=.{2})/u,
      '',
    )
    .replace(
      /^(?:[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]|[(（[【]\s*(?:[0-9０-９]{1,4}|[一二三四五六七八九十]{1,3})\s*[)）\]】]|(?:[0-9０-９]{1,4}|[一二三四五六七八九十]{1,3})\s*(?:[、．,，:：)）]|\.(?![0-9])))\s*(?=.{2})/u,
      '',
    )
}

/** What is written behind a complete name is put in brackets. */
function bracketed(text: string): string {
  return text
    .replace(/(?<=\S{4})\s+((?:原名?|曾用名|现名|更名)[:：]?\s*\S{4,}.*)$/u, '($1)')
    .replace(
      /(?<=(?:公司|合作社|厂|店|中心|农场|行|院|部))\s*[-—–－/|]+\s*([\u4e00-\u9fff]{2,8})\s*$/u,
      '($1)',
    )
}

function balanceBrackets(text: string): string {
  let open = 0
  let out = ''
  for (const unit of text) {
    if (unit === '(') open++
    else if (unit === ')') {
      if (open === 0) continue
      open--
    }
    out += unit
  }
  return out + ')'.repeat(open)
}
