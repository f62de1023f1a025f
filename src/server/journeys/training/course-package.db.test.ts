import { createHash } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CoursePackage } from '#modules/training/contract/index.ts'
import type { Database } from '#platform/db/database.ts'
import { openTestDatabase } from '#platform/db/testing/on-both-databases.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

const manifestName = 'course-package.json'

/** The package with its manifest told otherwise, or with other parts. */
async function rewritten(
  file: File,
  change: (manifest: CoursePackage & Record<string, unknown>) => unknown = (manifest) => manifest,
  more: Zippable = {},
): Promise<File> {
  const parts = unzipSync(new Uint8Array(await file.arrayBuffer()))
  const manifest = JSON.parse(strFromU8(parts[manifestName]!)) as CoursePackage & Record<string, unknown>
  const bytes = zipSync({ ...parts, [manifestName]: strToU8(JSON.stringify(change(manifest))), ...more })
  return new File([new Uint8Array(bytes)], 'other.zip')
}

describe.each([
  ['embedded', 'server'],
  ['server', 'embedded'],
] as const)('PROM5 courses from a city on the %s database to one on the %s database', (from, to) => {
  let there: Database
  let here: Database
  let giver: TestApi
  let taker: TestApi
  let unit: TestApi
  let official: TestApi
  let courseId: string
  let hostOrgId: string
  let unitOrgId: string
  let first: File

  beforeAll(async () => {
    there = await openTestDatabase(from, 'demo')
    here = await openTestDatabase(to, 'demo')
    giver = testApi(async () => there).as(await demoActor(there, 'training'))
    const api = testApi(async () => here)
    taker = api.as(await demoActor(here, 'training'))
    unit = api.as(await demoActor(here, 'investment'))
    official = api.as(await demoActor(here, 'county'))
    const orgs = await taker.client.directory.listOrganisations()
    hostOrgId = orgs.find(({ code }) => code === 'cadre-education')!.id
    unitOrgId = orgs.find(({ code }) => code === 'investment-promotion')!.id
    const giverHost = (await giver.client.directory.listOrganisations()).find(
      ({ code }) => code === 'cadre-education',
    )!.id
    for (const [code, name] of [
      ['city-practice', '本市实务'],
      ['same-name', '同名主题'],
      ['left-out', '不用的主题'],
    ] as const)
      await giver.client.training.addTopic({ code, name, category: 'practice' })
    await taker.client.training.addTopic({ code: 'called-otherwise', name: '同名主题', category: 'practice' })
    const course = await giver.client.training.addCourse({
      title: '走出去的课',
      category: 'practice',
      form: 'case',
      hours: '2',
      summary: '一条链的做法',
      topicCodes: ['industrial-policy', 'city-practice', 'same-name', 'left-out'],
      chainCodes: ['pv'],
      qualities: ['practical'],
      hostOrgId: giverHost,
      licence: '须注明来源',
      sharing: 'public',
    })
    courseId = course.id
    const attach = (name: string, text: string) =>
      giver.client.files.attach({ kind: 'training.course', id: courseId, file: new File([text], name) })
    await attach('讲义.txt', '讲义正文')
    const gone = await attach('旧讲义.txt', '旧的')
    await giver.client.files.removeAttachment({ id: gone.id, reason: '过时' })
    first = await giver.client.training.exportCoursePackage({ courseIds: [courseId] })
  }, 200_000)
  afterAll(async () => {
    await there.close()
    await here.close()
  })

  const preview = (file: File, who = taker) => who.client.training.previewCoursePackage({ file })
  const answers = { 'city-practice': '+', 'same-name': 'called-otherwise', 'left-out': '-' }
  const take = async (file: File, more: object = {}, who = taker) =>
    who.client.training.takeCoursePackage({
      file,
      sha256: (await preview(file, who)).sha256,
      originIds: [courseId],
      hostOrgId,
      topics: answers,
      ...more,
    })

  it('only public courses leave, by whoever may export; their versions are no longer corrected', async () => {
    const seen = await giver.client.training.getCourse({ id: courseId })
    expect(seen).toMatchObject({ correctable: false })
    expect(await refusal(giver.client.training.updateCourse({ ...seen, summary: '改写' }))).toMatchObject({
      reason: 'training.course.versionUsed',
    })
    const own = await taker.client.training.addCourse({ ...seen, topicCodes: [], hostOrgId, sharing: 'city' })
    expect(await refusal(taker.client.training.exportCoursePackage({ courseIds: [own.id] }))).toMatchObject({
      status: 409,
      reason: 'training.package.notPublic',
    })
    expect(
      await refusal(official.client.training.exportCoursePackage({ courseIds: [own.id] })),
    ).toMatchObject({
      status: 403,
    })
    expect(await refusal(official.client.training.previewCoursePackage({ file: first }))).toMatchObject({
      status: 403,
    })
  })

  it('the preview says what is new and which topics are unknown, with the one of the same name; nothing is written', async () => {
    const seen = await preview(first)
    expect(seen).toMatchObject({
      city: '滁州市',
      courses: [
        { originId: courseId, title: '走出去的课', version: 1, state: 'new', materials: 1, courseId: null },
      ],
      unknownChains: [],
    })
    expect(seen.unknownTopics.toSorted((a, b) => a.code.localeCompare(b.code))).toEqual([
      { code: 'city-practice', name: '本市实务', category: 'practice', likely: null },
      { code: 'left-out', name: '不用的主题', category: 'practice', likely: null },
      { code: 'same-name', name: '同名主题', category: 'practice', likely: 'called-otherwise' },
    ])
    expect((await preview(first, giver)).courses).toMatchObject([{ state: 'own', courseId }])
    expect((await taker.client.training.listCourses({ query: '走出去' })).total).toBe(1)
  })

  it('a topic without an answer, a host of others, a file that was not previewed: nothing is taken', async () => {
    expect(await refusal(take(first, { topics: {} }))).toMatchObject({
      status: 400,
      reason: 'training.package.topicOpen',
    })
    expect(await refusal(take(first, { sha256: '0'.repeat(64) }))).toMatchObject({
      reason: 'training.package.otherFile',
    })
    expect(await refusal(take(first, { originIds: [hostOrgId] }))).toMatchObject({
      reason: 'training.package.notInIt',
    })
    expect(await refusal(take(first, {}, unit))).toMatchObject({ status: 403 })
    // The unit may take it for itself, but adds no topics to those of the city.
    expect(await refusal(take(first, { hostOrgId: unitOrgId }, unit))).toMatchObject({ status: 403 })
    expect((await taker.client.training.listCourses({ query: '走出去' })).total).toBe(1)
    expect((await taker.client.training.listTopics()).map(({ code }) => code)).not.toContain('city-practice')
  })

  it('taken, the course has its content, topics as answered, files and where it came from', async () => {
    const { created, renewed, courseIds } = await take(first)
    expect([created, renewed]).toEqual([1, 0])
    const course = await taker.client.training.getCourse({ id: courseIds[0]! })
    expect(course).toMatchObject({
      title: '走出去的课',
      hours: '2',
      form: 'case',
      qualities: ['practical'],
      chainCodes: ['pv'],
      licence: '须注明来源',
      sharing: 'class',
      versionNo: 1,
      broughtFrom: { city: '滁州市', originVersion: 1, versionNo: 1 },
    })
    expect(course.topicCodes.toSorted()).toEqual(['called-otherwise', 'city-practice', 'industrial-policy'])
    const { items } = await taker.client.files.listAttachments({ kind: 'training.course', id: course.id })
    expect(items.map(({ fileName }) => fileName)).toEqual(['讲义.txt'])
    const file = await taker.client.files.downloadAttachment({ id: items[0]!.id })
    expect(await file.text()).toBe('讲义正文')
    const { links } = await taker.client.system.traceThread({
      kind: 'training.course',
      id: course.id,
      depth: 1,
    })
    expect(links.map(({ relation }) => relation)).toContain('broughtFrom')
    expect((await preview(first)).courses).toMatchObject([
      { state: 'same', courseId: course.id, broughtVersion: 1 },
    ])
    expect((await preview(first, unit)).courses).toMatchObject([{ state: 'elsewhere', courseId: null }])
    expect(await refusal(take(first))).toMatchObject({ status: 409, reason: 'training.package.nothingNew' })
    await expectEveryWriteAudited(here)
  })

  it('a newer version of there becomes a new version of here, on top of what was changed here', async () => {
    const seen = await giver.client.training.getCourse({ id: courseId })
    await giver.client.training.updateCourse({ ...seen, summary: '两条链的做法', changeNote: '补充第二条链' })
    await giver.client.files.attach({
      kind: 'training.course',
      id: courseId,
      file: new File(['第二讲'], '第二讲.txt'),
    })
    const second = await giver.client.training.exportCoursePackage({ courseIds: [courseId] })
    const before = (await preview(second)).courses[0]!
    expect(before).toMatchObject({ state: 'newer', broughtVersion: 1, changedHere: false })
    const local = await taker.client.training.getCourse({ id: before.courseId! })
    await taker.client.training.updateCourse({ ...local, summary: '本地改写', changeNote: '本地化' })
    expect((await preview(second)).courses[0]).toMatchObject({ changedHere: true })
    expect(await take(second)).toMatchObject({ created: 0, renewed: 1, courseIds: [local.id] })
    const after = await taker.client.training.getCourse({ id: local.id })
    expect(
      after.versions.map(({ versionNo, summary, changeNote }) => [versionNo, summary, changeNote]),
    ).toEqual([
      [3, '两条链的做法', '滁州市第2版：补充第二条链'],
      [2, '本地改写', '本地化'],
      [1, '一条链的做法', null],
    ])
    const { items } = await taker.client.files.listAttachments({ kind: 'training.course', id: local.id })
    expect(items.map(({ fileName }) => fileName).toSorted()).toEqual(['第二讲.txt', '讲义.txt'])
    expect((await preview(first)).courses[0]).toMatchObject({ state: 'older' })
  })

  it('what is no whole package is refused with its reason, and nothing of it is taken', async () => {
    const refused = async (file: File) =>
      (await refusal(preview(file))).reason.replace('training.package.', '')
    const text = (value: string) => strToU8(value)
    const zip = (parts: Zippable) => new File([new Uint8Array(zipSync(parts))], 'x.zip')
    const bytes = new Uint8Array(await first.arrayBuffer())
    expect(await refused(new File(['no zip'], 'x.zip'))).toBe('noArchive')
    expect(await refused(new File([bytes.subarray(0, bytes.length - 100)], 'x.zip'))).toBe('noArchive')
    expect(await refused(zip({ 'other.json': text('{}') }))).toBe('noManifest')
    expect(await refused(zip({ [manifestName]: text('{') }))).toBe('manifestWrong')
    expect(await refused(zip({ [manifestName]: text('{"format":"xlsx"}') }))).toBe('otherFormat')
    expect(await refused(await rewritten(first, (manifest) => ({ ...manifest, formatVersion: 2 })))).toBe(
      'manifestWrong',
    )
    expect(await refused(await rewritten(first, (manifest) => ({ ...manifest, extra: 1 })))).toBe(
      'manifestWrong',
    )
    const twice = (manifest: CoursePackage) => ({
      ...manifest,
      courses: [...manifest.courses, ...manifest.courses],
    })
    expect(await refused(await rewritten(first, twice))).toBe('manifestWrong')
    // Names that lead elsewhere are no names of parts, in the manifest or beside it.
    for (const path of ['../../etc/passwd', '/etc/passwd', 'materials/1/../../x', 'materials\\1\\1']) {
      expect(await refused(await rewritten(first, undefined, { [path]: text('x') })), path).toBe('strayPart')
      const led = (manifest: CoursePackage) => {
        manifest.courses[0]!.materials[0]!.path = path
        return manifest
      }
      expect(await refused(await rewritten(first, led)), path).toBe('manifestWrong')
    }
    expect(await refused(await rewritten(first, undefined, { 'materials/1/1': text('另一份') }))).toBe(
      'fileChanged',
    )
    const missing = (manifest: CoursePackage) => {
      manifest.courses[0]!.materials.push({ ...manifest.courses[0]!.materials[0]!, path: 'materials/1/9' })
      return manifest
    }
    expect(await refused(await rewritten(first, missing))).toBe('fileMissing')
  })

  it('a part that unpacks to far more than it claims is stopped, and a file that a browser would run is no material', async () => {
    const refused = async (file: File) =>
      (await refusal(preview(file))).reason.replace('training.package.', '')
    const bomb = new Uint8Array(64 * 1024 * 1024)
    const packed = zipSync({ [manifestName]: [bomb, { level: 9 }] })
    expect(packed.length).toBeLessThan(100_000)
    expect(await refused(new File([new Uint8Array(packed)], 'bomb.zip'))).toBe('unpacksTooLarge')
    const inFile = await rewritten(first, undefined, { 'materials/1/1': [bomb, { level: 9 }] })
    expect(await refused(inFile)).toBe('unpacksTooLarge')
    const page = strToU8('<script>alert(1)</script>')
    const running = await rewritten(
      first,
      (manifest) => {
        Object.assign(manifest.courses[0]!, { id: hostOrgId })
        Object.assign(manifest.courses[0]!.materials[0]!, {
          fileName: '课件.html',
          sizeBytes: page.length,
          sha256: createHash('sha256').update(page).digest('hex'),
        })
        return manifest
      },
      { 'materials/1/1': page },
    )
    expect(await refusal(take(running, { originIds: [hostOrgId] }))).toMatchObject({
      reason: expect.stringMatching(/^platform\.attachment\./),
    })
    expect((await taker.client.training.listCourses({ query: '走出去' })).total).toBe(2)
    const large = new File([new Uint8Array(11 * 1024 * 1024)], 'large.zip')
    expect(await refusal(preview(large))).toMatchObject({ status: 413 })
  })
})
