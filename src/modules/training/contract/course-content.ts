import { type CourseContent, contentKeys } from './course.ts'

/** Lists are sets here: in which order topics, chains or tags were chosen is no difference. */
const comparable = (value: CourseContent[keyof CourseContent]): string =>
  JSON.stringify(Array.isArray(value) ? [...value].sort() : value)

/** In what two contents of a course differ, in the order in which they are entered. Hours compare as numbers. */
export function changedContent(one: CourseContent, other: CourseContent): (keyof CourseContent)[] {
  return contentKeys.filter((key) =>
    key === 'hours'
      ? Number(one.hours) !== Number(other.hours)
      : comparable(one[key]) !== comparable(other[key]),
  )
}
