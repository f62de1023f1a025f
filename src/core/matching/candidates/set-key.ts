/** One text for a set of values, whatever their order and however often each stands: equal sets, equal keys. */
export function setKey(values: readonly string[]): string {
  // Most sets hold one value or none, and there are ten thousands of them.
  if (values.length === 0) return ''
  if (values.length === 1) return `=${values[0]}`
  if (isAscending(values)) return JSON.stringify(values)
  const sorted = values.toSorted().filter((value, at, all) => at === 0 || value !== all[at - 1])
  return sorted.length === 1 ? `=${sorted[0]}` : JSON.stringify(sorted)
}

const isAscending = (values: readonly string[]): boolean =>
  values.every((value, at) => at === 0 || value > values[at - 1]!)
