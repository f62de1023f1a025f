import type { OfficialDocumentInput } from '#platform/officialdoc/index.ts'
import type { Directory } from '../contract/directory.ts'
import { directoryStateWords } from '../contract/directory.ts'
import {
  type DirectoryEntry,
  entryList,
  shortageLevelWords,
  shortagePartWords,
  shortageReasonWords,
  starsInForce,
} from '../contract/directory-entry.ts'
import {
  fewestEnterprises,
  fullExperience,
  fullSkills,
  type ShortagePart,
  shortageLevels,
  shortageParts,
  shortageReasons,
} from '../contract/shortage-index.ts'

type Body = NonNullable<OfficialDocumentInput['body']>
type Block = Body[number]

/** What a directory as a document is made of. */
export interface DirectoryPaper {
  directory: Directory
  /** In the order of the list: by chain, the shortest first; as the reader may see them. */
  entries: readonly DirectoryEntry[]
  /** Whether figures of single enterprises and parts of the index are left out. */
  isPublic: boolean
  /** Where the needs come from that are counted, with how many; empty for the public, whom it could tell an enterprise. */
  sources: readonly { source: string; needs: number }[]
  issuer: string
  date: string
}

const text = (words: string): Block => ({ type: 'paragraph', text: words })
const heading = (level: 1 | 2, words: string): Block => ({ type: 'heading', level, text: words })

/** How each part is reckoned, as the arithmetic of the index has it. */
const formulas: Readonly<Record<ShortagePart, string>> = {
  contrast: '（需求人数－可匹配人才数）÷需求人数，可匹配人才不少于需求人数时为0',
  education: '学历要求由低到高折为0至1',
  experience: `要求年限÷${fullExperience}，满${fullExperience}年为1`,
  requirement: `职称或技能等级、必备技能数（满${fullSkills}项为1）、硬性条件数三项的平均`,
  salary: '月薪中位值÷本产业链中位值－0.5，限于0至1；未报薪酬的不计此项，其余权重按比例补足',
}

/**
 * A directory as an official document: what it is and of which data, how its index is reckoned and with which weights, the
 * posts by chain, and, but for the public, parts of each index and what people adjusted with their reasons.
 */
export function directoryDocument(paper: DirectoryPaper): OfficialDocumentInput {
  const { directory, entries, isPublic } = paper
  const adjusted = entries.filter((entry) => entry.adjustedStars !== null)
  return {
    kind: 'notice',
    title: directory.title,
    body: [
      ...aboutIt(paper),
      ...aboutIndex(directory),
      heading(1, '目录'),
      ...byChain(entries).flatMap(([chain, posts]) => [heading(2, chain), postsTable(posts)]),
      ...(isPublic || adjusted.length === 0 ? [] : [heading(1, '人工调整'), adjustedTable(adjusted)]),
    ],
    attachments: isPublic
      ? []
      : [
          {
            title: '紧缺指数分项测算',
            body: [text('各分项取值0至1，越大越紧缺；“—”为不计。'), partsTable(entries)],
          },
        ],
    issuer: paper.issuer,
    date: paper.date,
  }
}

function aboutIt({ directory, entries, isPublic, sources }: DirectoryPaper): Block[] {
  const { levels } = directory
  const counts = shortageLevels
    .toReversed()
    .map((level) => `${shortageLevelWords[level].zh}${levels[level]}个`)
    .join('、')
  const withheld = entries.filter((entry) => entry.withheld).length
  return [
    heading(1, '编制说明'),
    ...(directory.isDemo ? [text('本目录为演示数据，企业、岗位和数字均为虚构。')] : []),
    text(
      `本目录为${directory.year}年度第${directory.version}版（${directoryStateWords[directory.state].zh}），共${directory.entries}个岗位，其中${counts}。`,
    ),
    text(
      `需求取自${directory.fromOn}至${directory.toOn}填报的岗位需求，按产业链、岗位名称和岗位类型归并；可匹配人才为${directory.computedOn}测算当日授权仍有效的人才。专业名称依据《普通高等学校本科专业目录（2024年）》。`,
    ),
    ...(sources.length === 0
      ? []
      : [
          text(
            `需求来源（按目前登记）：${sources.map(({ source, needs }) => `${source}${needs}项`).join('；')}。`,
          ),
        ]),
    ...(isPublic
      ? [
          text(
            `提出需求的企业不足${fewestEnterprises}家的岗位（${withheld}个）不列月薪和需求人数，以免反映单个企业情况。`,
          ),
        ]
      : []),
    ...(directory.note === null ? [] : [text(directory.note)]),
  ]
}

function aboutIndex({ weights }: Directory): Block[] {
  const sum = shortageParts.reduce((total, part) => total + weights[part], 0)
  const percent = (part: ShortagePart) => `${Math.round((weights[part] / sum) * 1000) / 10}%`
  return [
    heading(1, '紧缺指数说明'),
    text('紧缺指数为以下五个分项的加权平均，取值0至1，越大越紧缺。'),
    {
      type: 'table',
      columns: [
        { title: '分项', weight: 2 },
        { title: '权重', weight: 1.2 },
        { title: '算法', weight: 6, align: 'left' },
      ],
      rows: shortageParts.map((part) => [shortagePartWords[part].zh, percent(part), formulas[part]]),
    },
    text(
      '指数0.5及以上为急需紧缺，0.2至0.5为紧缺，0.2以下为一般；星级按指数每0.2一级，最低一星、最高五星。经人工调整的，以调整后的星级为准，并附理由。',
    ),
    text(
      `紧缺原因分四种：${shortageReasons.map((one) => shortageReasonWords[one].zh).join('、')}。可匹配人才不少于需求人数而岗位仍空缺的，为“${shortageReasonWords.dynamic.zh}”。`,
    ),
  ]
}

const byChain = (entries: readonly DirectoryEntry[]): [string, DirectoryEntry[]][] => [
  ...Map.groupBy(entries, ({ chainName }) => chainName),
]

const { columns } = entryList
/** What a column of the list says of a post, in Chinese. */
function told(entry: DirectoryEntry, column: keyof typeof columns): string {
  const value = columns[column].value(entry)
  if (value === null || value === undefined) return '—'
  return typeof value === 'object' ? value.zh : String(value)
}

function postsTable(entries: readonly DirectoryEntry[]): Block {
  return {
    type: 'table',
    columns: [
      { title: '岗位', weight: 3.4, align: 'left' },
      { title: '类型', weight: 1.8 },
      { title: '学历', weight: 2 },
      { title: '专业', weight: 3.2, align: 'left' },
      { title: '经验（年）', weight: 1.5 },
      { title: '月薪（元）', weight: 2.3 },
      { title: '人数', weight: 1.2 },
      { title: '星级', weight: 1.2 },
      { title: '紧缺程度', weight: 1.8 },
      { title: '紧缺原因', weight: 1.8 },
    ],
    rows: entries.map((entry) => [
      told(entry, 'title'),
      told(entry, 'postKind'),
      told(entry, 'education'),
      told(entry, 'majors'),
      told(entry, 'experience'),
      entry.withheld ? '不公布' : told(entry, 'salary'),
      entry.withheld ? '不公布' : told(entry, 'seats'),
      told(entry, 'stars'),
      told(entry, 'level'),
      told(entry, 'reason'),
    ]),
  }
}

function adjustedTable(entries: readonly DirectoryEntry[]): Block {
  return {
    type: 'table',
    columns: [
      { title: '产业链', weight: 2 },
      { title: '岗位', weight: 3, align: 'left' },
      { title: '测算', weight: 1 },
      { title: '调整后', weight: 1.2 },
      { title: '理由', weight: 4, align: 'left' },
      { title: '调整人', weight: 1.6 },
    ],
    rows: entries.map((entry) => [
      entry.chainName,
      entry.title,
      `${entry.stars}星`,
      `${starsInForce(entry)}星`,
      entry.adjustedReason ?? '—',
      entry.adjustedByName ?? '—',
    ]),
  }
}

function partsTable(entries: readonly DirectoryEntry[]): Block {
  const part = (entry: DirectoryEntry, one: ShortagePart) => entry.parts?.parts[one]?.toFixed(2) ?? '—'
  return {
    type: 'table',
    columns: [
      { title: '产业链', weight: 1.8 },
      { title: '岗位', weight: 3, align: 'left' },
      { title: '人数', weight: 1 },
      { title: '可匹配', weight: 1.2 },
      ...shortageParts.map((one) => ({ title: shortagePartWords[one].zh, weight: 1.3 })),
      { title: '指数', weight: 1.4 },
    ],
    rows: entries.map((entry) => [
      entry.chainName,
      entry.title,
      told(entry, 'seats'),
      told(entry, 'candidates'),
      ...shortageParts.map((one) => part(entry, one)),
      entry.index.toFixed(4),
    ]),
  }
}
