import type { ThreadLink } from '#platform/contract.ts'
import type { NamedRef } from '#platform/http/contract.ts'

/** One step of the story: `from` and `to` are joined by the relation; one of them has a single member. */
export type StoryStep = {
  key: string
  relation: string
  from: NamedRef[]
  to: NamedRef[]
  actorName: string
  /** The nearest of its links; 1 is a direct one. */
  distance: number
}
/** `actors`: who did it, each once. */
type StoryDay = { day: string; actors: string[]; steps: StoryStep[] }

/**
 * Makes a short story of single links: what happened on one day by one person under one relation around one object is
 * told once, as in "23 facts were read from this document".
 *
 * @param links oldest first. Each link goes to the object, of its two, that gathers more links of its kind that day.
 * @returns days in the order of the links, steps in the order of their first link.
 */
export function tellThread(links: readonly ThreadLink[]): StoryDay[] {
  const gathered = new Map<string, number>()
  const sides = links.map((link) => {
    const common = `${shanghaiDay(link.at)} ${link.actorName} ${link.relation}`
    const around = {
      to: `${common} ${link.from.kind} > ${keyOf(link.to)}`,
      from: `${common} ${keyOf(link.from)} > ${link.to.kind}`,
    }
    for (const key of [around.to, around.from]) gathered.set(key, (gathered.get(key) ?? 0) + 1)
    return around
  })
  const days = new Map<string, Map<string, StoryStep>>()
  for (const [index, link] of links.entries()) {
    const around = sides[index]
    if (around === undefined) continue
    const key = (gathered.get(around.to) ?? 0) >= (gathered.get(around.from) ?? 0) ? around.to : around.from
    const day = shanghaiDay(link.at)
    const steps = days.get(day) ?? new Map<string, StoryStep>()
    days.set(day, steps)
    const step = steps.get(key)
    if (step === undefined) {
      const { relation, from, to, actorName, distance } = link
      steps.set(key, { key, relation, from: [from], to: [to], actorName, distance })
    } else {
      addOnce(step.from, link.from)
      addOnce(step.to, link.to)
      step.distance = Math.min(step.distance, link.distance)
    }
  }
  return [...days].map(([day, byKey]) => {
    const steps = [...byKey.values()]
    return { day, actors: [...new Set(steps.map((step) => step.actorName))], steps }
  })
}

/** The calendar day of an instant in Asia/Shanghai, which has no summer time: UTC + 8 h. */
export function shanghaiDay(instant: string): string {
  const time = Date.parse(instant)
  return Number.isNaN(time) ? instant : new Date(time + 8 * 3_600_000).toISOString().slice(0, 10)
}

function addOnce(list: NamedRef[], ref: NamedRef): void {
  if (!list.some((known) => keyOf(known) === keyOf(ref))) list.push(ref)
}

function keyOf(ref: { kind: string; id: string }): string {
  return `${ref.kind} ${ref.id}`
}
