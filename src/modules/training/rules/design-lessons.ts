/** Experience with earlier classes that a proposal is to follow; each with the reason that is shown beside what it changed. */
export interface DesignLessons {
  /** What the weight of needs on a topic is multiplied by: 1 changes nothing, between 0 and 4. */
  readonly topicWeights: readonly {
    readonly topicCode: string
    readonly weight: number
    readonly why: string
  }[]
  readonly courses: readonly {
    readonly courseId: string
    readonly attitude: Attitude
    readonly why: string
  }[]
  readonly teachers: readonly {
    readonly teacherId: string
    readonly attitude: Attitude
    readonly why: string
  }[]
}

/** Avoided ones are taken only where nothing else meets what is needed; preferred ones among those that meet as much. */
type Attitude = 'avoid' | 'prefer'

export const noLessons: DesignLessons = { topicWeights: [], courses: [], teachers: [] }
