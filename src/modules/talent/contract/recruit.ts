import { z } from 'zod'
import { day, download, endpoint } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { describeList, type ListColumn } from '#platform/list/description.ts'

const people = z.number().int()
/** Null where no institute told that year: what is not known is never 0. */
const known = people.nullable()

/** One major that open needs of a node ask for, with who turns out graduates of it. */
export const recruitRow = z.object({
  /** Node and major: `pv-glass/080401`; empty node where only the chain is known, empty major where none is asked for. */
  id: z.string(),
  nodeCode: z.string().nullable(),
  nodeName: z.string().nullable(),
  majorCode: z.string().nullable(),
  majorName: z.string().nullable(),
  needs: people,
  seats: people,
  /** Institutes that told graduates of the year, and those that told other years only. */
  institutes: people,
  silent: people,
  graduates: known,
  /** Of these in the own city, in other cities of the province, elsewhere. */
  inCity: known,
  inProvince: known,
  elsewhere: known,
  /** Employed in the own city, of whom it was told. */
  employedLocal: known,
  /** Graduates ÷ seats to one digit; null where either is not known. */
  cover: z.string().nullable(),
  /** The same of those employed in the own city. */
  coverLocal: z.string().nullable(),
  sources: z.array(z.string()),
})
export type RecruitRow = z.infer<typeof recruitRow>

/** Graduates of majors the chain asks for, by where they study. */
export const recruitPlace = z.object({
  province: z.string(),
  city: z.string(),
  near: z.enum(['city', 'province', 'elsewhere']),
  institutes: people,
  graduates: known,
})
export type RecruitPlace = z.infer<typeof recruitPlace>

/** Over the whole chain, each need and each figure once, whatever rows it stands in. */
export const recruitSums = recruitRow
  .pick({
    needs: true,
    seats: true,
    institutes: true,
    silent: true,
    graduates: true,
    inCity: true,
    inProvince: true,
    elsewhere: true,
    employedLocal: true,
    cover: true,
    coverLocal: true,
  })
  .extend({
    /** Seats of needs that name majors of which nobody told graduates that year. */
    uncovered: people,
    /** Seats of needs that ask for no major. */
    anyMajor: people,
  })
export type RecruitSums = z.infer<typeof recruitSums>

/** Who stands behind a row: institutes with their figure, source and other years, and needs within reach. */
export const recruitBehind = z.object({
  row: recruitRow,
  institutes: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      province: z.string(),
      city: z.string(),
      majorCode: z.string(),
      majorName: z.string(),
      graduates: known,
      employedLocal: known,
      source: z.string().nullable(),
      /** Of the year that was asked for; other years where that is missing. */
      otherYears: z.array(z.string()),
      isDemo: z.boolean(),
    }),
  ),
  needs: z.array(
    z.object({
      id: z.uuid(),
      number: z.number().int(),
      title: z.string(),
      enterpriseName: z.string(),
      seats: z.number().int(),
    }),
  ),
})
export type RecruitBehind = z.infer<typeof recruitBehind>

const column = (
  zh: string,
  en: string,
  kind: ListColumn<RecruitRow>['kind'],
  value: ListColumn<RecruitRow>['value'],
  more: Partial<ListColumn<RecruitRow>> = {},
): ListColumn<RecruitRow> => ({ title: { zh, en }, kind, value, usual: true, width: 10, ...more })

export const anyMajorWords = { zh: '未限专业', en: 'Any major' } as const
export const chainOnlyWords = { zh: '只知产业链', en: 'Only the chain known' } as const
const unit = '人' as const

/** Demand by node and major on the left, supply by place on the right. */
export const recruitList = describeList<RecruitRow>()({
  object: 'talent.recruit',
  title: { zh: '引才地图', en: 'Where to recruit' },
  sorts: [
    'node',
    'major',
    'seats',
    'graduates',
    'inCity',
    'inProvince',
    'employedLocal',
    'cover',
    'coverLocal',
  ],
  columns: {
    node: column('环节', 'Node', 'text', (row) => row.nodeName ?? chainOnlyWords, { width: 20 }),
    major: column('需求专业', 'Major asked for', 'text', (row) => row.majorName ?? anyMajorWords, {
      width: 20,
    }),
    needs: column('在招需求', 'Open needs', 'integer', (row) => row.needs, { unit: '项', usual: false }),
    seats: column('需求人数', 'Seats', 'integer', (row) => row.seats, { unit }),
    institutes: column('对口院校（所）', 'Institutes', 'integer', (row) => row.institutes),
    graduates: column('毕业生', 'Graduates', 'integer', (row) => row.graduates, { unit }),
    inCity: column('其中本市', 'In the city', 'integer', (row) => row.inCity, { unit }),
    inProvince: column('本省外市', 'In the province', 'integer', (row) => row.inProvince, { unit }),
    elsewhere: column('省外', 'Elsewhere', 'integer', (row) => row.elsewhere, { unit }),
    employedLocal: column('留本市就业', 'Employed here', 'integer', (row) => row.employedLocal, {
      unit,
    }),
    cover: column('毕业生/需求', 'Graduates per seat', 'decimal', (row) => row.cover, { scale: 1 }),
    coverLocal: column('留本市/需求', 'Employed here per seat', 'decimal', (row) => row.coverLocal, {
      scale: 1,
    }),
    silent: column('当年未报（所）', 'Not told this year', 'integer', (row) => row.silent, {
      usual: false,
    }),
    sources: column('来源', 'Sources', 'text', (row) => row.sources.join('；') || null, {
      width: 30,
      usual: false,
    }),
  },
})

const chain = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
const year = z.string().regex(/^20\d{2}$/)
const conditions = z.object({
  chainCode: chain,
  /** Left out: the last year of which any institute told graduates. */
  year: year.optional(),
  /** `short`: fewer graduates than seats, or none told. */
  only: z.enum(['short', 'all']).default('all'),
})
export const recruitFilter = conditions.extend(listQuery(recruitList).shape)
export type RecruitFilter = z.infer<typeof recruitFilter>
export const recruitFileQuery = conditions.extend(listFileQuery(recruitList).shape)
export type RecruitFileQuery = z.infer<typeof recruitFileQuery>

const tags = ['talent']

export const recruitContract = {
  listRecruitMap: endpoint('talent.recruit.read', {
    method: 'GET',
    path: '/talent/recruit-map/{chainCode}',
    tags,
    summary: 'Majors that open needs of a chain ask for, beside who turns out how many graduates where',
  })
    .input(recruitFilter)
    .output(
      listPageOf(recruitRow, recruitList).extend({
        chainName: z.string(),
        /** Null where no institute has told any year. */
        year: z.string().nullable(),
        /** All of which something was told, the last first. */
        years: z.array(z.string()),
        computedOn: day,
        sums: recruitSums,
        places: z.array(recruitPlace),
      }),
    ),
  exportRecruitMap: endpoint('talent.recruit.export', {
    method: 'GET',
    path: '/talent/recruit-map/{chainCode}/export',
    tags,
    summary: 'The same as a workbook',
  })
    .input(recruitFileQuery)
    .output(download),
  getRecruitRow: endpoint('talent.recruit.read', {
    method: 'GET',
    path: '/talent/recruit-map/{chainCode}/row',
    tags,
    summary: 'Institutes with year and source, and needs within reach, behind one row',
  })
    .input(z.object({ chainCode: chain, row: z.string().max(120), year: year.optional() }))
    .output(recruitBehind),
}
