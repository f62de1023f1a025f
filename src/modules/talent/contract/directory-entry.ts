import { z } from 'zod'
import { instant } from '#platform/http/contract.ts'
import { describeList, type ListColumn } from '#platform/list/description.ts'
import { wordsOf } from '#platform/tabular/write/value-words.ts'
import { educationChoices, postKind } from './shared-columns.ts'
import { shortageLevels, type shortageParts, shortageReasons } from './shortage-index.ts'

export const shortageLevelWords = {
  general: { zh: '一般', en: 'General' },
  short: { zh: '紧缺', en: 'Short' },
  veryShort: { zh: '急需紧缺', en: 'Very short' },
} as const

export const shortageReasonWords = {
  number: { zh: '数量不足', en: 'Too few' },
  ability: { zh: '能力不足', en: 'Not qualified enough' },
  supply: { zh: '供给空白', en: 'Nobody in the field' },
  dynamic: { zh: '流动不畅', en: 'Enough, but not coming' },
} as const

export const shortagePartWords = {
  contrast: { zh: '供需对比', en: 'Supply and demand' },
  education: { zh: '学历要求', en: 'Education' },
  experience: { zh: '经验要求', en: 'Experience' },
  requirement: { zh: '综合要求', en: 'Overall requirement' },
  salary: { zh: '薪酬水平', en: 'Pay' },
} as const

const figure = z.number().nullable()

/** What went into the parts of an index, kept with them. */
export const shortageFacts = z.object({
  seats: z.number().int(),
  candidates: z.number().int(),
  education: z.number().int(),
  experience: z.number().int(),
  titleLevel: z.number().int(),
  requiredSkills: z.number().int(),
  musts: z.number().int(),
  salary: figure,
  chainSalary: figure,
})

/** Parts in [0, 1], and what they were made of. */
export const entryParts = z.object({
  parts: z.object({
    contrast: figure,
    education: figure,
    experience: figure,
    requirement: figure,
    salary: figure,
  }),
  facts: shortageFacts,
})
export type EntryParts = z.infer<typeof entryParts>

/** A post of the directory. */
export const directoryEntry = z.object({
  id: z.uuid(),
  directoryId: z.uuid(),
  chainCode: z.string(),
  chainName: z.string(),
  nodeCode: z.string().nullable(),
  nodeName: z.string().nullable(),
  title: z.string(),
  postKind: postKind.given,
  education: z.string(),
  majorNames: z.array(z.string()),
  experienceFrom: z.number().int(),
  experienceTo: z.number().int(),
  /** Yuan a month; null where none is told or it is withheld. */
  salaryFrom: z.number().int().nullable(),
  salaryTo: z.number().int().nullable(),
  /** Null where it is withheld. */
  seats: z.number().int().nullable(),
  enterprises: z.number().int().nullable(),
  candidates: z.number().int(),
  /** Null for whoever reads what is published only. */
  parts: entryParts.nullable(),
  index: z.number(),
  /** As the index says, and as a person set them. */
  stars: z.number().int(),
  adjustedStars: z.number().int().nullable(),
  adjustedReason: z.string().nullable(),
  adjustedByName: z.string().nullable(),
  adjustedAt: instant.nullable(),
  level: z.enum(shortageLevels),
  reasonKind: z.enum(shortageReasons),
  /** Fewer than three enterprises ask for it, and their figures are left out here. */
  withheld: z.boolean(),
})
export type DirectoryEntry = z.infer<typeof directoryEntry>

/** Stars in force: a person's, else those of the index. */
export const starsInForce = (entry: Pick<DirectoryEntry, 'stars' | 'adjustedStars'>): number =>
  entry.adjustedStars ?? entry.stars

/** Years as a band: `3–5`, `3`; none for none. */
export const experienceBand = ({ experienceFrom: from, experienceTo: to }: DirectoryEntry): string | null =>
  to === 0 ? null : from === to ? `${from}` : `${from}–${to}`

const column = (
  zh: string,
  en: string,
  kind: ListColumn<DirectoryEntry>['kind'],
  value: ListColumn<DirectoryEntry>['value'],
  more: Partial<ListColumn<DirectoryEntry>> = {},
): ListColumn<DirectoryEntry> => ({ title: { zh, en }, kind, value, usual: true, width: 10, ...more })

const titleOf = (choices: readonly { value: string; title: { zh: string; en: string } }[], value: string) =>
  choices.find((one) => one.value === value)?.title ?? null

const seldom = { usual: false }
const withheld = { zh: '不足3家，不公布', en: 'Fewer than 3 enterprises, withheld' }
const partColumn = (part: (typeof shortageParts)[number]) =>
  column(
    shortagePartWords[part].zh,
    shortagePartWords[part].en,
    'decimal',
    (row) => row.parts?.parts[part] ?? null,
    {
      scale: 2,
      ...seldom,
    },
  )

/** The posts of a directory. */
export const entryList = describeList<DirectoryEntry>()({
  object: 'talent.shortageEntry',
  title: { zh: '急需紧缺人才目录', en: 'Shortage directory' },
  sorts: ['title', 'seats', 'candidates', 'index', 'stars'],
  columns: {
    chain: column('产业链', 'Chain', 'text', (row) => row.chainName, { width: 14 }),
    node: column('环节', 'Node', 'text', (row) => row.nodeName, { width: 18, ...seldom }),
    title: column('岗位', 'Post', 'text', (row) => row.title, { width: 24 }),
    postKind: column('岗位类型', 'Kind of post', 'text', (row) => wordsOf(postKind, row.postKind)),
    education: column('学历要求', 'Education', 'text', (row) => titleOf(educationChoices, row.education), {
      width: 14,
    }),
    majors: column('专业', 'Majors', 'text', (row) => row.majorNames.join('、') || null, {
      width: 26,
      ...seldom,
    }),
    experience: column('经验（年）', 'Years', 'text', experienceBand, seldom),
    salary: column(
      '月薪（元）',
      'Pay a month (yuan)',
      'text',
      (row) =>
        row.withheld ? withheld : row.salaryFrom === null ? null : `${row.salaryFrom}–${row.salaryTo}`,
      { width: 18 },
    ),
    seats: column('需求人数', 'Seats', 'integer', (row) => row.seats, { unit: '人' }),
    enterprises: column('企业数', 'Enterprises', 'integer', (row) => row.enterprises, { unit: '家' }),
    candidates: column('可匹配人才', 'Candidates', 'integer', (row) => row.candidates, { unit: '人' }),
    index: column('紧缺指数', 'Index', 'decimal', (row) => row.index, { scale: 4 }),
    contrast: partColumn('contrast'),
    educationPart: partColumn('education'),
    experiencePart: partColumn('experience'),
    requirement: partColumn('requirement'),
    salaryPart: partColumn('salary'),
    stars: column('星级', 'Stars', 'integer', starsInForce),
    computedStars: column('测算星级', 'Computed stars', 'integer', (row) => row.stars, seldom),
    level: column('紧缺程度', 'Level', 'text', (row) => shortageLevelWords[row.level]),
    reason: column('紧缺原因', 'Reason', 'text', (row) => shortageReasonWords[row.reasonKind]),
    adjusted: column('调整理由', 'Reason of adjustment', 'text', (row) => row.adjustedReason, {
      width: 26,
      ...seldom,
    }),
  },
})
