/** A code of an administrative division without the zeros that stand for all of it: 341100 is 3411, 340000 is 34. */
function significant(code: string): string {
  let end = code.length
  while (end >= 2 && code.endsWith('00', end)) end -= 2
  return code.slice(0, end)
}

/** Whether one of two divisions lies in the other, or both are the same. */
export function regionsMeet(one: string, other: string): boolean {
  const [a, b] = [significant(one), significant(other)]
  return a.startsWith(b) || b.startsWith(a)
}

export const sameProvince = (one: string, other: string): boolean => one.slice(0, 2) === other.slice(0, 2)
