/**
 * Words that keep a sentence from saying that something is so. `planned`: wanted, aimed at, ordered or to come;
 * `expected`: forecast; `denied`: negated; `open`: asked or conditional.
 */
export type Hedge = 'planned' | 'expected' | 'denied' | 'open'

/** Words that also govern what follows in a later clause: 力争到年底，…突破千亿元. */
const aims =
  /力争|争取|争当|争创|目标|计划|规划[到建]|(?<![虚模])拟(?!合)|确保|冲刺|冲击|瞄准|剑指|锚定|誓|勇夺|即将|打算|有待|要求[，,：:]|提出(?:要|[，,：:])|(?:通过|再?用)[一二两三四五六七八九十\d]{1,3}年(?:左右)?的?(?:努力|奋斗|时间)|定于|(?:任务|安排|打算|思路)(?:是|为)?[，,：:]/u
/** 要 and its like, said of what is to be done; at the head of a clause they also govern the clauses behind it. */
const must = '(?<![主重需紧必摘简纲首概扼])要(?!素|求|闻|点|紧|么|是)|须|务必|应当'
const orders = new RegExp(`(?:^|[，,；;：:。“])[\\p{Script=Han}]{0,6}?(?:${must})`, 'u')
/** Words that govern their own clause only. */
const wishes = new RegExp(
  `努力|奋力|朝着|迈进|迈向|挺进|进军|希望|期待|全力|${must}|将(?!士|领|军)|准备|未来|加快(?=建|打|培|形)|(?:推动|推进|助力|助推|支撑)(?=.{0,12}(?:突破|超|达|迈))|(?:投产|达产|满产|建成)后|[可能](?=突破|超过|超|达)|年内|[一两二三四五六七八九十\\d]年之?内`,
  'u',
)
/** A year or period named as an end is still to come, unless the text counts up to it. */
const toCome = /(?<!截)[到至](?:20\d\d年|“?十[四五六]五”?末)/u
const expected = /有望|预计|预期|可望|预测|估计/u
/** A forecast before its subject holds for all that follows it; 有望, behind its subject, for that subject alone. */
const forecasts = /预计|预期|预测|估计/u
/** Words that say a clause speaks of what is already so, whatever was wished for before. */
const alreadySo = /已|目前|如今|当前|截至|去年|上年|此前/u
const denied =
  /未能|没能|没有|尚未|还未|未(?![来必])|并非|不是|并不|不实|从未|不再|无缘|失守|跌出|退出|中断|止步|差一步|距(?!离)|不足|低于|不到|难以|无法|取消|推迟|延期|暂停|原有的|原先|原来的|曾(?!经?理)|一度/u
const open =
  /如果|假如|倘若|(?<=^|[，,。；;：:“])若(?!干)|一旦|能否|是否|会不会|要是|假设|万一|据传|网传|谣|虚构|假定|设想|构想|尚在论证/u

/**
 * The hedge that governs a stretch of text, the strongest first: denied, open, planned, expected. `earlier` is what the
 * sentence says before the clause: questions and conditions reach over from there; aims, orders and forecasts do unless
 * the clause says that it speaks of what is so already (目前…已).
 */
export function findHedge(clause: string, earlier = ''): Hedge | null {
  if (denied.test(clause)) return 'denied'
  if (open.test(clause) || open.test(earlier)) return 'open'
  const reaching = alreadySo.test(clause) ? '' : earlier
  // 将 and 年内 beside a forecast are its future (预计…将突破), not an aim.
  const forecast = expected.test(clause) || forecasts.test(reaching.slice(reaching.search(/[^；;]*$/u)))
  const wish = forecast ? clause.replace(/将|年内/gu, '') : clause
  if (aims.test(clause) || wishes.test(wish) || aims.test(reaching) || orders.test(reaching)) return 'planned'
  if (forecast) return 'expected'
  // What follows a mere 有望 in a later clause may or may not be part of it.
  if (expected.test(reaching)) return 'open'
  return toCome.test(clause) || toCome.test(reaching) ? 'planned' : null
}

/** True when the sentence is a question. */
export function isQuestion(sentence: string): boolean {
  return /[？?]["”’」』]*$/u.test(sentence.trim())
}

/** Start of the clause a position lies in; clauses end at commas, semicolons, colons and sentence signs. */
export function clauseStart(text: string, position: number): number {
  let i = position
  while (i > 0 && !clauseSigns.includes(text[i - 1] ?? '')) i--
  return i
}

/** End of the clause a position lies in. */
export function clauseEnd(text: string, position: number): number {
  let i = position
  while (i < text.length && !clauseSigns.includes(text[i] ?? '')) i++
  return i
}

const clauseSigns = '，,；;：:。！!？?\n'
