import { detect } from 'chardet'
import { gbkCodec } from './gbk-codec.ts'
import { DocumentRefused } from './refusal.ts'

/** Decoded text and the encoding it was in. */
export interface DecodedText {
  text: string
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5'
}

/**
 * Bytes to text. A byte order mark decides; then valid UTF-8; then UTF-16 without a mark (a zero byte at every other
 * place, or Chinese in it); then GB18030 or Big5, whichever gives more everyday Chinese, the detector breaking ties.
 * Refuses binary data, text in none of these encodings, and text that was spoilt by a wrong encoding before.
 */
export function decodeBytes(bytes: Uint8Array): DecodedText {
  const decoded = decodeMarked(bytes) ?? decodeUtf8(bytes) ?? decodeUtf16(bytes) ?? decodeChinese(bytes)
  if (!decoded) throw unreadable('none of UTF-8, UTF-16, GB18030 and Big5 fits its bytes')
  if (hasControls(decoded.text)) throw binary()
  refuseSpoilt(decoded.text)
  return decoded
}

function decodeMarked(bytes: Uint8Array): DecodedText | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return strict(bytes.subarray(3), 'utf-8') ?? lenientUtf8(bytes.subarray(3))
  if (a === 0xff && b === 0xfe) return strict(bytes.subarray(2), 'utf-16le')
  if (a === 0xfe && b === 0xff) return strict(bytes.subarray(2), 'utf-16be')
  return null
}

function decodeUtf8(bytes: Uint8Array): DecodedText | null {
  if (bytes.includes(0)) return null
  return strict(bytes, 'utf-8')
}

/** A file that is UTF-8 but for a few broken characters: they show as U+FFFD. */
function lenientUtf8(bytes: Uint8Array): DecodedText {
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), encoding: 'utf-8' }
}

function decodeUtf16(bytes: Uint8Array): DecodedText | null {
  if (bytes.length % 2 !== 0 || bytes.length < 4) return null
  const sample = bytes.subarray(0, 8_192)
  const zeros = [0, 0]
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  const candidates = (['utf-16le', 'utf-16be'] as const)
    .map((encoding) => strict(bytes, encoding))
    .filter((decoded) => decoded !== null)
    .map((decoded) => ({ decoded, score: plausibility(decoded.text) }))
    .sort((one, other) => other.score - one.score)
  const best = candidates[0]
  if (!best || best.score < minimalPlausibility) return null
  // Without zero bytes the text would have to be Chinese throughout, line ends included: not credible.
  return (zeros[0] ?? 0) + (zeros[1] ?? 0) > 0 ? best.decoded : null
}

function decodeChinese(bytes: Uint8Array): DecodedText | null {
  if (bytes.includes(0)) throw binary()
  const candidates = (['gb18030', 'big5'] as const)
    .map((encoding) => strict(bytes, encoding))
    .filter((decoded) => decoded !== null)
    .map((decoded) => ({ decoded, score: plausibility(decoded.text) }))
    .sort((one, other) => other.score - one.score)
  const [best, second] = candidates
  if (best && second && best.score - second.score < 0.05) {
    const guess = detect(bytes.subarray(0, 65_536))?.toLowerCase()
    const chosen = candidates.find(({ decoded }) => decoded.encoding === guess) ?? best
    return chosen.score >= minimalPlausibility ? chosen.decoded : null
  }
  if (best && best.score >= minimalPlausibility) return best.decoded
  const loose = lenientUtf8(bytes)
  const broken = count(loose.text, /\ufffd/g)
  return broken * 50 < loose.text.length && plausibility(loose.text) >= minimalPlausibility ? loose : null
}

function strict(bytes: Uint8Array, encoding: DecodedText['encoding']): DecodedText | null {
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding }
  } catch {
    return null
  }
}

/**
 * How much a text looks like Chinese (or plain English) prose, 0–1: the share of its units beyond ASCII that are among
 * the commonest characters and signs, counted so that half of them is already full marks. ASCII alone gives 1.
 */
export function plausibility(text: string): number {
  let beyond = 0
  let common = 0
  for (const unit of text.slice(0, 20_000)) {
    if (unit < '\u0080') continue
    beyond++
    if (commonCharacters.has(unit)) common++
  }
  return beyond === 0 ? 1 : Math.min(1, (2 * common) / beyond)
}

/**
 * Text that went through a wrong encoding before it came here. UTF-8 read as GBK can be recognised by turning it back:
 * its bytes are valid UTF-8 again. GBK read as UTF-8 has lost its characters to U+FFFD.
 */
function refuseSpoilt(text: string): void {
  const sample = text.slice(0, 20_000)
  if (count(sample, /\ufffd/g) * 20 > sample.length)
    throw unreadable('its characters were lost when GBK was read as UTF-8')
  if (plausibility(sample) >= 0.6) return
  const bytes: number[] = []
  for (const unit of sample.replace(/[?？\ufffd\ue000-\uf8ff]/g, '')) {
    const code = unit < '\u0080' ? unit.charCodeAt(0) : unit === '€' ? 0x80 : gbkCodec().encode(unit)
    if (code === null) continue
    if (code > 255) bytes.push(code >> 8)
    bytes.push(code & 255)
  }
  const back = new TextDecoder('utf-8').decode(Uint8Array.from(bytes))
  const better = plausibility(back.replaceAll('\ufffd', ''))
  if (count(back, /\ufffd/g) * 5 < back.length && better > plausibility(sample) + 0.2) {
    throw unreadable('UTF-8 was read as GBK before it was saved')
  }
}

/** More control characters than a stray one: no text file has them. */
function hasControls(text: string): boolean {
  const sample = text.slice(0, 100_000)
  let controls = 0
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i)
    if (code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1b) controls++
  }
  return controls * 200 > sample.length
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

function binary(): DocumentRefused {
  return new DocumentRefused(
    'documents.document.binary',
    'the file is not text: save the article as txt, html or docx and upload that',
    '文件不是文本，请把文章另存为 txt、html 或 docx 后上传',
  )
}

function unreadable(why: string): DocumentRefused {
  return new DocumentRefused(
    'documents.document.unreadable',
    `the text of the file cannot be read (${why}): save the original again as UTF-8 and upload that`,
    '文件编码无法识别或文字已成乱码，请从原文重新另存为 UTF-8 编码后上传',
  )
}

const minimalPlausibility = 0.25

/** The commonest characters of the press, in both scripts, with Chinese punctuation. */
const commonCharacters = new Set(
  '，。、；：“”‘’《》（）！？…—·　的一是了我不人在有个這这個来來他上大地到年中国國和出成会會可也时時要就发發对對生能而子那得于於着著下自之过過学學家用动動工业業产產经經济濟区區市县縣省委部全党黨长長政府建设設展开開企重点點项項目链鏈今新城品为為与與以及等元月日第二三四五六七八九十万萬亿億高质質量增值加推进進服务務环環境创創化实實现現作行主面同方法本分从從起后後理所定多小心水都如电電机機集团團体體关關统統组組织織干幹领領导導员員工民力提升强強优優势勢科技材料公司投资資招商引才人培训訓班季度位居连連续續营營运運',
)
