export interface ParsedMetrics {
  families: Map<string, { help: string; type: string }>
  samples: { name: string; labels: Map<string, string>; value: number }[]
}

const plainText = (text: string): string =>
  text.replace(/\\(\\|n|")/g, (_all, what: string) => (what === 'n' ? '\n' : what))

/**
 * A strict reader of Prometheus's text format 0.0.4, the judge of what we write: every line is a HELP, a TYPE or a sample of
 * the family before it, and no series comes twice.
 */
export function parseMetrics(text: string): ParsedMetrics {
  if (!text.endsWith('\n')) throw new Error('the last line has no end')
  const families: ParsedMetrics['families'] = new Map()
  const samples: ParsedMetrics['samples'] = []
  const seen = new Set<string>()
  let current = ''
  for (const line of text.slice(0, -1).split('\n')) {
    const help = /^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)$/su.exec(line)
    const type = /^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)$/.exec(line)
    if (help !== null) {
      current = help[1]!
      if (families.has(current)) throw new Error(`${current} comes twice`)
      families.set(current, { help: plainText(help[2]!), type: '' })
    } else if (type !== null) {
      if (type[1] !== current) throw new Error(`a type of ${type[1]} within ${current}`)
      families.get(current)!.type = type[2]!
    } else {
      const sample =
        /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (NaN|[+-]Inf|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/su.exec(line)
      if (sample === null) throw new Error(`no line of the format: ${JSON.stringify(line)}`)
      const [, name = '', inner = '', number = ''] = sample
      const suffixes = families.get(current)?.type === 'histogram' ? ['_bucket', '_sum', '_count'] : ['']
      if (!suffixes.some((suffix) => name === `${current}${suffix}`))
        throw new Error(`${name} within ${current}`)
      if (seen.has(`${name}{${inner}}`)) throw new Error(`${name}{${inner}} comes twice`)
      seen.add(`${name}{${inner}}`)
      samples.push({ name, labels: parseLabels(inner), value: numberOf(number) })
    }
  }
  return { families, samples }
}

function parseLabels(inner: string): Map<string, string> {
  const labels = new Map<string, string>()
  const one = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\n"])*)"(,|$)/suy
  while (one.lastIndex < inner.length) {
    const match = one.exec(inner)
    if (match === null) throw new Error(`no labels: ${JSON.stringify(inner)}`)
    labels.set(match[1]!, plainText(match[2]!))
  }
  return labels
}

const numberOf = (text: string): number =>
  text === '+Inf' ? Number.POSITIVE_INFINITY : text === '-Inf' ? Number.NEGATIVE_INFINITY : Number(text)
