/**
 * Repairs text whose GBK bytes were read one byte off.
 *
 * How the damage comes about: a program that folds full-width signs works on bytes and finds one across two
 * characters, as A3 A1 (`！`) inside A1A3 A1B1 (`。”`). It writes `!`, the first lead byte is left alone and becomes
 * `?`, and from there every pair of bytes is read shifted by one: B1 CA is `笔`, pairs that stand for nothing are
 * dropped, full-width letters appear folded (A3 CE as `N`). The reading falls into step again at a character whose
 * second byte is an ASCII one (`組` is BD 4D: the `M` stays, the text after it is whole), at a bracket or other sign
 * that makes a pair impossible (a second sign of loss shows there), or at a break in the text.
 *
 * Method: run the damage forwards. From each sign of loss walk the tree of known phrases; every candidate character
 * is encoded, its shifted pair compared with what stands in the text. Lost pairs cost nothing visible, so only a
 * phrase of the lexicon can fill them, at least half of whose bytes are seen, and only when it is the single reading is
 * it taken. Nothing outside the
 * lexicon is ever produced. Cost: a bounded walk per sign of loss.
 */
import { isHan } from './chinese-character.ts'
import type { Branch, DoubleByteCodec, PhraseNode, ShiftLexicon } from './shift-lexicon.ts'

/** A damaged run: `repaired` with its only reading, or `unresolved` with a count of readings (0 or several). */
export type ShiftedRun =
  | { start: number; end: number; state: 'inferred'; reading: string; lost: number }
  | { start: number; end: number; state: 'unresolved'; readings: number }

/** Finds the damaged runs of a text; every run starts at a sign of loss (`?`, `？`, U+FFFD, `□`). */
export function findShiftedRuns(text: string, codec: DoubleByteCodec, lexicon: ShiftLexicon): ShiftedRun[] {
  const runs: ShiftedRun[] = []
  let budget = maxStepsOfText
  for (let i = 0; i < text.length; i++) {
    if (!lossSigns.includes(text[i] ?? '')) continue
    const { readings, complete, steps } = readRun(text, codec, lexicon, i, Math.min(maxSteps, budget))
    budget -= steps
    const suspect = isSuspect(text, codec, i)
    if (readings.length === 0 && !suspect) continue
    const run = decide(text, codec, i, { readings, complete, suspect })
    if (!run) continue
    runs.push(run)
    i = run.end - 1
  }
  return runs
}

interface Reading {
  text: string
  end: number
  lost: number
  /** Two-byte characters of the damaged text that the reading explains. */
  explained: number
  /** Damage that no sound text shows: folded signs after the loss, signs of loss inside, letters between characters. */
  visible: number
}

interface State {
  node: PhraseNode
  inPhrase: boolean
  position: number
  /** Second byte of the last character read, still to be paired with the next lead byte. */
  dangling: number
  reading: string
  /** One flag per byte of the reading but the dangling one: 1 when the text shows it. */
  seen: string
  /** Where in the reading its phrases start. */
  starts: readonly number[]
  phrases: number
  lost: number
  /** Pairs lost without a trace since the last one that was seen. */
  lostInRow: number
  explained: number
  visible: number
}

/** All readings of the run that starts at the anchor, each with where it falls into step again. */
function readRun(
  text: string,
  codec: DoubleByteCodec,
  lexicon: ShiftLexicon,
  anchor: number,
  limit: number,
): { readings: Reading[]; complete: boolean; steps: number } {
  const found = new Map<string, Reading>()
  const stack: State[] = []
  const origin = { position: anchor + 1, phrases: 0, lost: 0, lostInRow: 0, explained: 0, visible: 0 }
  for (const lead of possibleLeads(text[anchor + 1], codec)) {
    for (const { character, node, inPhrase } of lexicon.starts.get(lead) ?? []) {
      stack.push({
        ...origin,
        node,
        inPhrase,
        dangling: lead,
        reading: character,
        seen: '0',
        starts: inPhrase ? [0] : [],
      })
    }
  }
  let steps = 0
  while (stack.length > 0 && steps < limit) {
    steps++
    const state = stack.pop()
    if (!state) break
    for (const tree of successors(state, lexicon)) {
      for (const [lead, step] of possibleSteps(state, tree, text, codec)) {
        for (const branch of tree.byLead.get(lead) ?? []) {
          for (const next of advance(state, branch, step, tree === lexicon.phrases, {
            text,
            codec,
            lexicon,
          })) {
            if ('end' in next) found.set(`${next.text}@${next.end}`, next)
            else stack.push(next)
          }
        }
      }
    }
    const end = endOfPhrase(state, text, codec, lexicon)
    if (end) found.set(`${end.text}@${end.end}`, end)
  }
  return { readings: [...found.values()], complete: stack.length === 0, steps }
}

function possibleLeads(seen: string | undefined, codec: DoubleByteCodec): number[] {
  if (seen === undefined || lossSigns.includes(seen)) return []
  if (seen > ' ' && seen <= '~') return [fullWidthLead]
  const code = codec.encode(seen)
  return code === null ? [] : [code >> 8]
}

/** Where the next character may come from: inside the phrase, or the first one of a next phrase where one has ended. */
function successors(state: State, lexicon: ShiftLexicon): PhraseNode[] {
  const nextPhrase = state.node.ends && state.phrases < maxPhrases ? [lexicon.phrases] : []
  return state.node.next.size > 0 ? [state.node, ...nextPhrase] : nextPhrase
}

/** The first bytes the next character may have, each with what its pair with the dangling byte looks like in the text. */
function possibleSteps(
  state: State,
  tree: PhraseNode,
  text: string,
  codec: DoubleByteCodec,
): [number, Step][] {
  const steps: [number, Step][] = []
  const { dangling, position } = state
  const seen = text[position] ?? ''
  const code = codec.encode(seen)
  if (code !== null && code >> 8 === dangling) {
    steps.push([code & 0xff, { consumed: 1, folded: 0, lost: 0, explained: 1, visible: isHan(seen) ? 0 : 1 }])
  }
  if (dangling === fullWidthLead && seen > ' ' && seen <= '~') {
    steps.push([seen.charCodeAt(0) + 0x80, { consumed: 1, folded: 1, lost: 0, explained: 0, visible: 1 }])
  }
  // The first pair is never a lost one: its first byte is what stands right behind the sign of loss.
  if (state.seen === '0') return steps
  for (const lead of tree.byLead.keys()) {
    if (codec.decode(dangling, lead) !== null) continue
    if (state.lostInRow < maxLostInRow)
      steps.push([lead, { consumed: 0, folded: 0, lost: 1, explained: 0, visible: 0 }])
    if (lossSigns.includes(seen))
      steps.push([lead, { consumed: 1, folded: 0, lost: 1, explained: 0, visible: 1 }])
  }
  return steps
}

interface Source {
  text: string
  codec: DoubleByteCodec
  lexicon: ShiftLexicon
}

/** Reads one more character of the candidate, whose lead byte paired with the dangling one as the step says. */
function advance(
  state: State,
  { character, trail, node }: Branch,
  step: Step,
  startsPhrase: boolean,
  { text, codec, lexicon }: Source,
): (State | Reading)[] {
  const position = state.position + step.consumed
  const next = {
    inPhrase: state.inPhrase || startsPhrase,
    phrases: state.phrases + (startsPhrase ? 1 : 0),
    starts: startsPhrase ? [...state.starts, state.reading.length] : state.starts,
    lost: state.lost + step.lost,
    explained: state.explained + step.explained,
    visible: state.visible + step.visible,
  }
  const seen = state.seen + (step.explained + step.folded > 0 ? '11' : '00')
  const reading = state.reading + character
  const result: (State | Reading)[] = []
  const inStep = (shown: '0' | '1', lost: number) => {
    const rest = restOfPhrase(node, text, position + 1)
    if (!next.inPhrase || rest === null || !isAttested(seen + shown, next.starts, rest)) return
    if (shown === '0' && rest === 0 && hidesWords(trail, codec, lexicon)) return
    const { explained, visible } = next
    result.push({ text: reading, end: position + 1, lost: next.lost + lost, explained, visible: visible + 1 })
  }
  if (trail >= 0x40 && trail <= 0x7e) {
    // The second byte is an ASCII letter: it stands in the text by itself and the reading is in step again.
    if (text[position] === String.fromCharCode(trail)) inStep('1', 0)
  } else {
    const lostInRow = step.consumed > 0 ? 0 : state.lostInRow + 1
    result.push({ ...next, node, reading, seen, lostInRow, position, dangling: trail })
  }
  // Or the second byte was lost at a sign of loss, and the rest of the phrase stands there whole.
  if (position < text.length && lossSigns.includes(text[position] ?? ' ')) inStep('0', 1)
  return result
}

/** At the end of a phrase the reading may fall into step at a break in the text. */
function endOfPhrase(
  state: State,
  text: string,
  codec: DoubleByteCodec,
  lexicon: ShiftLexicon,
): Reading | null {
  if (!state.node.ends || !state.inPhrase || hidesWords(state.dangling, codec, lexicon)) return null
  const { position, reading, lost, explained, visible } = state
  if (!isAttested(`${state.seen}0`, state.starts, 0)) return null
  const next = text[position]
  const counted = { text: reading, lost, explained, visible }
  if (next === undefined || next === '\n') return { ...counted, end: position, lost: lost + 1 }
  // A second byte lost at a sign of loss is looked at where the character is read.
  return next.charCodeAt(0) < 0x40 && !lossSigns.includes(next)
    ? { ...counted, end: position, lost: lost + 1 }
    : null
}

/**
 * True when, behind this byte, whole words may have vanished: its pairs with the first bytes of phrases stand for
 * nothing. A run that ends on such a byte has no single reading.
 */
function hidesWords(dangling: number, codec: DoubleByteCodec, lexicon: ShiftLexicon): boolean {
  for (const lead of lexicon.phrases.byLead.keys()) if (codec.decode(dangling, lead) === null) return true
  return false
}

interface Step {
  consumed: number
  folded: number
  lost: number
  explained: number
  visible: number
}

/** How many whole characters that follow finish the longest phrase from this node, or null when none does. */
function restOfPhrase(from: PhraseNode, text: string, position: number): number | null {
  let node: PhraseNode | undefined = from
  let rest: number | null = null
  for (let length = 0; node; length++) {
    if (node.ends) rest = length
    node = node.next.get(text[position + length] ?? '')?.node
  }
  return rest
}

/** True when of every phrase at least half the bytes can be seen; `rest` whole characters finish the last one. */
function isAttested(seen: string, starts: readonly number[], rest: number): boolean {
  return starts.every((start, i) => {
    const next = starts[i + 1]
    const bytes = seen.slice(start * 2, next === undefined ? undefined : next * 2)
    const whole = next === undefined ? rest * 2 : 0
    let shown = whole
    for (const flag of bytes) if (flag === '1') shown++
    return shown * 2 >= bytes.length + whole
  })
}

function decide(
  text: string,
  codec: DoubleByteCodec,
  anchor: number,
  { readings, complete, suspect }: { readings: readonly Reading[]; complete: boolean; suspect: boolean },
): ShiftedRun | null {
  const openQuote = hasOpenQuote(text, anchor)
  const sound = readings.filter((reading) => isEnough(reading, openQuote))
  const best = sound.filter(
    (reading) => !sound.some((other) => other !== reading && isBetter(other, reading)),
  )
  const first = best[0]
  // A search that was given up may have missed a rival reading.
  if (
    first &&
    complete &&
    best.every((reading) => reading.text === first.text && reading.end === first.end)
  ) {
    return { start: anchor, end: first.end, state: 'inferred', reading: first.text, lost: first.lost }
  }
  if (!(suspect && openQuote) && best.length === 0) return null
  const end = Math.max(endOfSuspect(text, codec, anchor), ...best.map((reading) => reading.end))
  return { start: anchor, end, state: 'unresolved', readings: best.length }
}

/**
 * Enough evidence: at least one whole shifted character and, in all, two pieces that agree; damage that can be seen
 * or a quotation that is open and that the reading closes. A reading that closes a quotation needs an open one.
 */
function isEnough(reading: Reading, openQuote: boolean): boolean {
  const closes = reading.text.includes('”')
  if (closes && !openQuote) return false
  if (reading.explained < 1 || reading.explained + reading.visible < 2) return false
  return reading.visible > 0 || (closes && reading.explained >= 2)
}

/** A longer reading that begins with the shorter one explains more of the same; all others rival each other. */
function isBetter(one: Reading, other: Reading): boolean {
  return one.text.startsWith(other.text) && one.end > other.end && one.explained > other.explained
}

/**
 * Text that looks shifted even when no reading is known: a folded `!` behind the sign of loss, then a Han character
 * with the lead byte of a closing quotation mark (B1).
 */
function isSuspect(text: string, codec: DoubleByteCodec, anchor: number): boolean {
  const sign = text[anchor + 1]
  if (sign !== '!' && sign !== '！') return false
  const code = codec.encode(text[anchor + 2] ?? '')
  return code !== null && code >> 8 === closingQuoteLead && isHan(text[anchor + 2])
}

/** How far a suspect run goes: as long as its bytes, shifted back, give Han characters, or to the ASCII trail. */
function endOfSuspect(text: string, codec: DoubleByteCodec, anchor: number): number {
  let dangling = (codec.encode(text[anchor + 2] ?? '') ?? 0) & 0xff
  let position = Math.min(anchor + 3, text.length)
  while (position < text.length && position < anchor + maxSuspect) {
    const unit = text[position] ?? ''
    if (dangling >= 0xb0 && unit >= '@' && unit <= '~') return position + 1
    const next = codec.encode(unit)
    if (next === null || !isHan(codec.decode(dangling, next >> 8) ?? undefined)) break
    dangling = next & 0xff
    position++
  }
  return position
}

/** An opening quotation mark of the line before the position that is closed neither before it nor behind it. */
function hasOpenQuote(text: string, position: number): boolean {
  const before = text.slice(Math.max(0, position - maxQuotation), position)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const opened = line.lastIndexOf('“')
  if (opened < 0 || line.lastIndexOf('”') > opened) return false
  const after = text.slice(position, position + maxQuotation).split('\n', 1)[0] ?? ''
  const closes = after.indexOf('”')
  const opens = after.indexOf('“')
  return closes < 0 || (opens >= 0 && opens < closes)
}

/** Lead byte of full-width letters and signs, which are folded to ASCII. */
const fullWidthLead = 0xa3
const closingQuoteLead = 0xb1
const lossSigns = '?？\ufffd□'
const maxSteps = 20_000
/** Bounds the work on a whole text; beyond it suspect runs are only marked. */
const maxStepsOfText = 300_000
const maxPhrases = 8
const maxLostInRow = 2
const maxSuspect = 12
const maxQuotation = 2_000
