/**
 * Whether every text in an input can be stored: no database text holds a zero character or half a surrogate pair, and
 * nobody types either. Walks without recursion, because what comes from outside may be nested as deep as it likes.
 */
export function isStorable(input: unknown): boolean {
  const open: unknown[] = [input]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value === 'string') {
      if (value.includes('\0') || !value.isWellFormed()) return false
    } else if (Array.isArray(value)) for (const item of value) open.push(item)
    else if (typeof value === 'object' && value !== null && !(value instanceof Blob))
      for (const [name, item] of Object.entries(value)) open.push(name, item)
  }
  return true
}
