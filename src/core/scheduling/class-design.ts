/*
 * Problem: choose courses for the modules of a class so that the needs they meet weigh most. A need is met once, however
 * many of the chosen courses meet it; each module is to have a course; the hours of the class are not to be exceeded,
 * where a course may be cut down to its least hours at a price for each hour cut.
 *
 * Method: weighted maximum coverage, by depth-first branch and bound. Modules that have a course count before
 * everything else. What is left undecided can add at most the greedy fractional knapsack of what each course would add
 * by itself, as met needs add less the more courses there are. Branches on the course that adds most for each hour.
 * Reference: weighted maximum coverage with a knapsack constraint, S. Khuller, A. Moss, J. Naor: The budgeted maximum
 * coverage problem, Information Processing Letters 70 (1999).
 * Cost: exponential at worst, at most `nodeLimit` nodes of O(courses × needs of a course + courses log courses).
 * Ties: courses are tried in the order of their ids, of equal designs the first stays.
 */

export interface DesignCourse {
  readonly id: string
  /** In which modules it may stand, with what speaks for it there; negative is its price. */
  readonly places: readonly { readonly module: number; readonly bonus: number }[]
  readonly hours: number
  /** To which it can be cut. */
  readonly leastHours: number
  /** The needs it meets, by their ids. */
  readonly meets: readonly string[]
}

export interface DesignInput {
  readonly modules: number
  readonly hours: number
  /** Weights by id; a need without one weighs nothing. */
  readonly needs: readonly { readonly id: string; readonly weight: number }[]
  readonly courses: readonly DesignCourse[]
  /** What an hour costs by which courses are cut. */
  readonly cutPrice?: number
  readonly nodeLimit?: number
}

interface DesignChoice {
  /** `limit`: stopped before every possibility was ruled out; the choice is the best that was found. */
  readonly status: 'optimal' | 'limit'
  /** By module, then by what the course meets, the most first. */
  readonly courses: readonly { readonly id: string; readonly module: number; readonly hours: number }[]
  /** How many modules have a course. */
  readonly filled: number
  /** Weight of the needs met plus bonuses less what cuts cost. */
  readonly value: number
}

const tolerance = 1e-9

interface Open {
  readonly course: DesignCourse
  readonly bestBonus: number
  readonly needs: readonly number[]
}

/** Chooses courses. @throws RangeError for hours or weights that make no sense. */
export function chooseCourses({
  modules,
  hours,
  needs,
  courses,
  cutPrice = 2,
  nodeLimit = 60_000,
}: DesignInput): DesignChoice {
  check({ modules, hours, needs, courses })
  const weight = needs.map((need) => need.weight)
  const index = new Map(needs.map(({ id }, at) => [id, at]))
  const open = [...courses]
    .filter(({ places, leastHours }) => places.length > 0 && leastHours <= hours + tolerance)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(
      (course): Open => ({
        course,
        bestBonus: Math.max(...course.places.map(({ bonus }) => bonus)),
        needs: [...new Set(course.meets.flatMap((id) => index.get(id) ?? []))],
      }),
    )
  const metBy = needs.map(() => 0)
  const inModule = Array.from({ length: modules }, () => 0)
  const chosen: { open: Open; module: number }[] = []
  let best: { filled: number; value: number; chosen: typeof chosen } = { filled: 0, value: 0, chosen: [] }
  let nodes = 0
  let complete = true

  const gainOf = (one: Open) => one.needs.reduce((sum, at) => sum + (metBy[at] === 0 ? weight[at]! : 0), 0)

  function visit(left: readonly Open[], gained: number, least: number, full: number, filled: number): void {
    if (nodes >= nodeLimit) {
      complete = false
      return
    }
    nodes++
    const value = gained - cutPrice * Math.max(0, full - hours)
    if (filled > best.filled || (filled === best.filled && value > best.value + tolerance))
      best = { filled, value, chosen: [...chosen] }
    const room = hours - least
    const fitting = left.filter(({ course }) => course.leastHours <= room + tolerance)
    if (fitting.length === 0) return
    const rated = fitting
      .map((one) => ({ one, gain: gainOf(one), fills: fillsEmpty(one, inModule) }))
      .filter(({ one, gain, fills }) => fills || gain + one.bestBonus > tolerance)
    const most = mostFilled(rated, inModule, filled)
    if (most < best.filled) return
    if (most === best.filled && value + mostAdded(rated, room) <= best.value + tolerance) return
    const next = nextOf(rated)
    if (next === undefined) return
    const rest = rated.map(({ one }) => one).filter((one) => one !== next.one)
    for (const place of [...next.one.course.places].sort(
      (a, b) => b.bonus - a.bonus || a.module - b.module,
    )) {
      for (const at of next.one.needs) metBy[at]!++
      const isFirst = inModule[place.module]!++ === 0
      chosen.push({ open: next.one, module: place.module })
      visit(
        rest,
        gained + next.gain + place.bonus,
        least + next.one.course.leastHours,
        full + next.one.course.hours,
        filled + (isFirst ? 1 : 0),
      )
      chosen.pop()
      inModule[place.module]!--
      for (const at of next.one.needs) metBy[at]!--
    }
    visit(rest, gained, least, full, filled)
  }
  visit(open, 0, 0, 0, 0)
  return {
    status: complete ? 'optimal' : 'limit',
    courses: withHours(inOrder(best.chosen), hours),
    filled: best.filled,
    value: best.value,
  }
}

type Rated = { one: Open; gain: number; fills: boolean }

const fillsEmpty = ({ course }: Open, inModule: readonly number[]): boolean =>
  course.places.some(({ module }) => inModule[module] === 0)

/** At most so many modules can have a course. */
function mostFilled(rated: readonly Rated[], inModule: readonly number[], filled: number): number {
  const possible = new Set<number>()
  for (const { one } of rated)
    for (const { module } of one.course.places) if (inModule[module] === 0) possible.add(module)
  return filled + Math.min(possible.size, rated.length)
}

/** At most so much can be added within the room, were parts of courses allowed. */
function mostAdded(rated: readonly Rated[], room: number): number {
  const parts = rated
    .map(({ one, gain }) => ({ value: gain + one.bestBonus, hours: one.course.leastHours }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value * a.hours - a.value * b.hours)
  let added = 0
  let left = room
  for (const { value, hours } of parts) {
    if (hours >= left) return added + (value * left) / hours
    added += value
    left -= hours
  }
  return added
}

/** Whatever fills an empty module first, then whatever adds most for each hour. */
function nextOf(rated: readonly Rated[]): Rated | undefined {
  let best: Rated | undefined
  for (const one of rated) {
    if (best === undefined || (one.fills && !best.fills)) best = one
    else if (one.fills === best.fills && perHour(one) > perHour(best) + tolerance) best = one
  }
  return best
}

const perHour = ({ one, gain }: Rated): number => (gain + one.bestBonus) / one.course.leastHours

function inOrder(chosen: readonly { open: Open; module: number }[]) {
  return chosen
    .map(({ open, module }) => ({ course: open.course, module, meets: open.needs.length }))
    .sort((a, b) => a.module - b.module || b.meets - a.meets || (a.course.id < b.course.id ? -1 : 1))
}

/** Cuts half an hour at a time from the course that has most above its least, of equals from the last. */
function withHours(chosen: ReturnType<typeof inOrder>, hours: number): DesignChoice['courses'] {
  const given = chosen.map(({ course }) => course.hours)
  const slack = (at: number) => given[at]! - chosen[at]!.course.leastHours
  let over = given.reduce((sum, one) => sum + one, 0) - hours
  while (over > tolerance) {
    let at = 0
    for (let other = 1; other < given.length; other++) if (slack(other) >= slack(at) - tolerance) at = other
    const cut = Math.min(0.5, slack(at))
    if (cut <= tolerance) break
    given[at]! -= cut
    over -= cut
  }
  return chosen.map(({ course, module }, at) => ({ id: course.id, module, hours: given[at]! }))
}

function check({ modules, hours, needs, courses }: DesignInput): void {
  if (!Number.isInteger(modules) || modules < 0 || !(hours > 0))
    throw new RangeError(`${modules} modules in ${hours} hours`)
  for (const { id, weight } of needs)
    if (!(weight >= 0 && Number.isFinite(weight))) throw new RangeError(`need ${id} weighs ${weight}`)
  for (const { id, hours: full, leastHours, places } of courses) {
    if (!(leastHours > 0 && leastHours <= full))
      throw new RangeError(`course ${id}: ${leastHours} to ${full} hours`)
    for (const { module } of places)
      if (!(Number.isInteger(module) && module >= 0 && module < modules))
        throw new RangeError(`course ${id} stands in module ${module} of ${modules}`)
  }
}
