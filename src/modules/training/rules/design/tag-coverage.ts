import type { DesignTags } from '../../contract/design-shapes.ts'
import { changeAbilities, competences, type TrainingTags, trainingQualities } from '../../contract/tags.ts'

/** How a draft covers competences, 识变应变求变 and 专精实: by weight of needs that ask for each, and by courses. */
export function coverTags(
  needs: readonly { weight: number; tags: TrainingTags; isMet: boolean }[],
  courses: readonly TrainingTags[],
): DesignTags {
  const cover = <K extends keyof TrainingTags, T extends TrainingTags[K][number]>(
    key: K,
    tags: readonly T[],
  ) =>
    tags.map((tag) => {
      const has = (of: TrainingTags) => (of[key] as readonly string[]).includes(tag)
      const asking = needs.filter((need) => has(need.tags))
      const sum = (some: typeof asking) => some.reduce((total, { weight }) => total + weight, 0)
      return {
        tag,
        weight: sum(asking),
        met: sum(asking.filter(({ isMet }) => isMet)),
        courses: courses.filter(has).length,
      }
    })
  return {
    competences: cover('competences', competences),
    changeAbilities: cover('changeAbilities', changeAbilities),
    qualities: cover('qualities', trainingQualities),
  }
}
