import type { ScriptConverter } from '../script.ts'

/**
 * A name in one way of writing: half-width, capitals, simplified characters, round brackets, no spaces and no marks.
 * Only brackets stay, because what stands in them is read apart. `安徽華晟【滁州】 新能源 有限公司` becomes
 * `安徽华晟(滁州)新能源有限公司`. A bracket that is never closed closes at the end.
 */
export function normaliseName(written: string, simplify: ScriptConverter): string {
  const plain = simplify(written.normalize('NFKC'))
    .replace(/[[{〔【〖《<〈「『﹝]/gu, '(')
    .replace(/[\]}〕】〗》>〉」』﹞]/gu, ')')
    .replace(/[○◯]/gu, '〇')
    .replace(
      /[壹贰叁肆伍陆柒捌玖拾]/gu,
      (figure) => '一二三四五六七八九十'['壹贰叁肆伍陆柒捌玖拾'.indexOf(figure)]!,
    )
    .toUpperCase()
    .replace(/[^\p{L}\p{N}()]/gu, '')
    .replace(/(?:CO|COMPANY)?(?:LTD|LIMITED|INC)$/u, '')
  return balanceBrackets(plain)
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
