const kinds = ['placement', 'problem', 'organisation', 'enterprise'] as const

/** The label's key for a kind of object that refers to an enterprise: `problem` for `matters.problem`. */
export function kindKey(kind: string): (typeof kinds)[number] {
  return kinds.find((one) => kind.endsWith(`.${one}`)) ?? 'enterprise'
}
