/** The two-byte code, passed in. Characters of the private zones count as not assigned. */
export interface DoubleByteCodec {
  /** The two bytes of a character as lead × 256 + trail, or null when it has none. */
  encode(character: string): number | null
  /** The character of a pair, or null when the pair is not assigned. */
  decode(lead: number, trail: number): string | null
}

/** A tree of phrases whose branches are found by the first byte of the next character. */
export interface PhraseNode {
  ends: boolean
  next: Map<string, Branch>
  byLead: Map<number, Branch[]>
}

/** One branch of the tree: a character, its second byte, and where it leads. */
export interface Branch {
  character: string
  trail: number
  node: PhraseNode
}

/** The phrases a damaged run may be read as. */
export interface ShiftLexicon {
  /** Words and phrases; several may follow each other. */
  phrases: PhraseNode
  /** First characters of a reading by their second byte, the one that survives. */
  starts: ReadonlyMap<number, readonly (Branch & { inPhrase: boolean })[]>
}

/** Prepares a lexicon; `openings` is what may stand before the first phrase: `。”`, `”`, `、`. */
export function buildShiftLexicon(
  openings: Iterable<string>,
  phrases: Iterable<string>,
  codec: DoubleByteCodec,
): ShiftLexicon {
  const phraseTree = buildTree(phrases, codec)
  const starts = new Map<number, (Branch & { inPhrase: boolean })[]>()
  for (const [tree, inPhrase] of [
    [buildTree(openings, codec), false],
    [phraseTree, true],
  ] as const) {
    for (const branch of tree.next.values()) {
      const list = starts.get(branch.trail) ?? []
      list.push({ ...branch, inPhrase })
      starts.set(branch.trail, list)
    }
  }
  return { phrases: phraseTree, starts }
}

/** Phrases with a character outside the code are left out: they cannot have been damaged this way. */
function buildTree(phrases: Iterable<string>, codec: DoubleByteCodec): PhraseNode {
  const root: PhraseNode = { ends: false, next: new Map(), byLead: new Map() }
  for (const phrase of phrases) {
    const codes = [...phrase].map((character) => codec.encode(character))
    if (codes.includes(null)) continue
    let node = root
    for (const [i, character] of [...phrase].entries()) {
      let branch = node.next.get(character)
      if (!branch) {
        const code = codes[i] ?? 0
        branch = { character, trail: code & 0xff, node: { ends: false, next: new Map(), byLead: new Map() } }
        node.next.set(character, branch)
        const list = node.byLead.get(code >> 8)
        if (list) list.push(branch)
        else node.byLead.set(code >> 8, [branch])
      }
      node = branch.node
    }
    node.ends = true
  }
  return root
}
