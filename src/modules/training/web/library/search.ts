import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { choiceParam, choicesParam, codesParam, textParam } from '#web/ui/search-params.ts'
import {
  courseForm,
  courseList,
  sharingLevel,
  teacherList,
  teacherSource,
  titleLevel,
  topicCategory,
  venueKind,
  venueList,
} from '../../contract/index.ts'

/** The values of a closed list, of which there is at least one. */
const some = <V extends string>(values: readonly V[]) => values as unknown as readonly [V, ...V[]]

const state = choiceParam(['retired', 'all'])

/** Search of the list of courses. */
export const courseSearch = z.object({
  query: textParam(100),
  chain: textParam(60),
  topic: codesParam(),
  category: choicesParam(some(topicCategory.options)),
  form: choicesParam(some(courseForm.options)),
  sharing: choicesParam(some(sharingLevel.options)),
  teacher: textParam(36),
  state,
  ...listParams(courseList),
})

/** Search of the list of teachers, and the one that is open. */
export const teacherSearch = z.object({
  id: textParam(36),
  query: textParam(100),
  chain: textParam(60),
  level: choicesParam(some(titleLevel.options)),
  source: choicesParam(some(teacherSource.options)),
  state,
  ...listParams(teacherList),
})

/** Search of the list of venues, and the one that is open. */
export const venueSearch = z.object({
  id: textParam(36),
  query: textParam(100),
  kind: choiceParam(some(venueKind.options)),
  region: textParam(6),
  chain: textParam(60),
  state,
  ...listParams(venueList),
})
