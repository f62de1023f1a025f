import { maskName } from '#platform/privacy/mask.ts'

/** How somebody is called: by the name or masked, and by the number alone once the profile was erased. */
export function personTitle(person: { number: number; name: string | null }, isNamed: boolean): string {
  if (person.name === null) return `人才 ${person.number} 号（已删除）`
  return isNamed ? person.name : `${maskName(person.name)}（人才 ${person.number} 号）`
}
