/** Fewer people of one kind are not told by themselves: with the class's title they could be told who they are. */
const fewest = 3

/** Who comes by kind of unit; kinds of few people are told together, and not at all where they stay few. */
export function tellAudience(
  kinds: readonly { kind: string; people: number }[],
): { kind: string; people: number }[] {
  const told = kinds.filter(({ people }) => people >= fewest)
  const others = kinds.filter(({ people }) => people < fewest).reduce((sum, { people }) => sum + people, 0)
  return others >= fewest ? [...told, { kind: 'others', people: others }] : [...told]
}
