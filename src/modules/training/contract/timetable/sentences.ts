/** What is said of a finding or a change, in both languages. */
import type { Words } from '#platform/words.ts'
import type { Half } from '../session-terms.ts'
import type { TimetableChange } from './changes.ts'
import type { TimetableFinding } from './findings.ts'
import type { SessionTime } from './shapes.ts'

type Sentences<Union extends { rule: string }> = {
  [Rule in Union['rule']]: (of: Extract<Union, { rule: Rule }>) => Words
}

/** The sentence of a broken rule or open wish. */
export const findingSentence = (finding: TimetableFinding): Words =>
  (findings[finding.rule] as (of: TimetableFinding) => Words)(finding)

/** The sentence of a change between two releases. */
export const changeSentence = (change: TimetableChange): Words =>
  (changes[change.rule] as (of: TimetableChange) => Words)(change)

const day = (on: string): Words => ({
  zh: `${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日`,
  en: on,
})

export const halfWords: Record<Half, Words> = {
  am: { zh: '上午', en: 'morning' },
  pm: { zh: '下午', en: 'afternoon' },
}

/** A half-day: 3月2日上午. */
export const halfDayWords = ({ on, half }: { on: string; half: Half }): Words => ({
  zh: `${day(on).zh}${halfWords[half].zh}`,
  en: `${day(on).en} ${halfWords[half].en}`,
})

/** A time: 3月2日上午 08:30–11:40. */
export const timeWords = (at: SessionTime): Words => ({
  zh: `${halfDayWords(at).zh} ${at.startsAt}–${at.endsAt}`,
  en: `${at.on} ${at.startsAt}–${at.endsAt}`,
})

/** The session on the other side, with its class where that is another. */
const otherOf = ({
  other,
  otherClass,
}: {
  other: string
  otherClass: TimetableFinding['otherClass']
}): Words =>
  otherClass === null
    ? { zh: `“${other}”`, en: `“${other}”` }
    : { zh: `《${otherClass.title}》的“${other}”`, en: `“${other}” of ${otherClass.title}` }

const because = (why: string | null): Words =>
  why === null ? { zh: '', en: '' } : { zh: `（${why}）`, en: ` (${why})` }

const findings: Sentences<TimetableFinding> = {
  unplaced: ({ session }) => ({ zh: `“${session}”尚未安排时间。`, en: `“${session}” has no time yet.` }),
  outsideClassDays: ({ session, on, startsOn, endsOn }) => ({
    zh: `“${session}”排在${day(on).zh}，不在办班日期（${startsOn} 至 ${endsOn}）之内。`,
    en: `“${session}” is on ${on}, outside the days of the class (${startsOn} to ${endsOn}).`,
  }),
  classClash: (of) => ({
    zh: `${halfDayWords(of).zh}“${of.session}”与${otherOf(of).zh}时间重叠。`,
    en: `“${of.session}” and ${otherOf(of).en} overlap on the ${halfDayWords(of).en}.`,
  }),
  teacherClash: (of) => ({
    zh: `${of.teacher}在${halfDayWords(of).zh}同时要讲“${of.session}”和${otherOf(of).zh}。`,
    en: `${of.teacher} would teach “${of.session}” and ${otherOf(of).en} at the same time on ${halfDayWords(of).en}.`,
  }),
  venueClash: (of) => ({
    zh: `${of.venue}在${halfDayWords(of).zh}同时排了“${of.session}”和${otherOf(of).zh}。`,
    en: `${of.venue} has “${of.session}” and ${otherOf(of).en} at the same time on ${halfDayWords(of).en}.`,
  }),
  traineeClash: (of) => ({
    zh: `${of.trainees} 名学员在${halfDayWords(of).zh}同时要上“${of.session}”和${otherOf(of).zh}。`,
    en: `${of.trainees} of the trainees would attend “${of.session}” and ${otherOf(of).en} at the same time on ${halfDayWords(of).en}.`,
  }),
  capacity: ({ session, venue, seats, people }) => ({
    zh: `“${session}”有 ${people} 人，${venue}只能容纳 ${seats} 人。`,
    en: `“${session}” has ${people} people; ${venue} holds ${seats}.`,
  }),
  teacherUnavailable: (of) => ({
    zh: `${of.teacher}在${halfDayWords(of).zh}没有空${because(of.why).zh}，不能讲“${of.session}”。`,
    en: `${of.teacher} is not free on ${halfDayWords(of).en}${because(of.why).en} for “${of.session}”.`,
  }),
  venueUnavailable: (of) => ({
    zh: `${of.venue}在${halfDayWords(of).zh}不能用${because(of.why).zh}，不能安排“${of.session}”。`,
    en: `${of.venue} is not open on ${halfDayWords(of).en}${because(of.why).en} for “${of.session}”.`,
  }),
  feeHours: (of) => ({
    zh: `${of.teacher}在${halfDayWords(of).zh}共讲 ${of.hours} 学时，讲课费每半天最多按 ${of.limit} 学时计。`,
    en: `${of.teacher} teaches ${of.hours} hours on ${halfDayWords(of).en}; at most ${of.limit} are paid for in half a day.`,
  }),
  openingFirst: ({ session, other }) => ({
    zh: `“${session}”应排在最前，现在“${other}”在它之前。`,
    en: `“${session}” should come first; “${other}” is before it.`,
  }),
  closingLast: ({ session, other }) => ({
    zh: `“${session}”应排在最后，现在“${other}”在它之后。`,
    en: `“${session}” should come last; “${other}” is after it.`,
  }),
  moduleOrder: ({ session, other }) => ({
    zh: `未按模块顺序：“${session}”排在后面模块的“${other}”之后。`,
    en: `Out of the order of modules: “${session}” comes after “${other}” of a later one.`,
  }),
  venueMoves: ({ on, venues }) => ({
    zh: `${day(on).zh}要换教室：${venues.join('、')}。`,
    en: `On ${on} the class moves between ${venues.join(', ')}.`,
  }),
  venueMissing: ({ session }) => ({ zh: `“${session}”还没有定场地。`, en: `“${session}” has no venue yet.` }),
  teacherMissing: ({ session }) => ({
    zh: `“${session}”还没有定教师。`,
    en: `“${session}” has no teacher yet.`,
  }),
  venueKind: ({ session, venue }) => ({
    zh: `“${session}”与${venue}的类型不符（现场教学用教学点，其他用课室）。`,
    en: `“${session}” and ${venue} do not fit: field teaching takes a field site, all else a classroom.`,
  }),
  tooShort: ({ session, hours, minutes, needed }) => ({
    zh: `“${session}”计 ${hours} 学时，应有 ${needed} 分钟，现在只有 ${minutes} 分钟。`,
    en: `“${session}” counts ${hours} hours, which take ${needed} minutes; it has ${minutes}.`,
  }),
  hoursOfClass: ({ planned, hours }) => ({
    zh: `课次合计 ${planned} 学时，班次定为 ${hours} 学时。`,
    en: `The sessions make ${planned} hours; the class was set at ${hours}.`,
  }),
  changedTime: (of) => ({
    zh: `“${of.session}”原公布在${halfDayWords(of).zh} ${of.startsAt}。`,
    en: `“${of.session}” was released for ${of.on} ${of.startsAt}.`,
  }),
  changedVenue: ({ session, venue }) => ({
    zh: `“${session}”原公布在${venue}。`,
    en: `“${session}” was released for ${venue}.`,
  }),
}

const listed = (names: readonly string[]): Words => ({
  zh: names.join('、') || '未定',
  en: names.join(', ') || 'none',
})

const changes: Sentences<TimetableChange> = {
  added: ({ session, at, venue }) => ({
    zh: `新增“${session}”：${timeWords(at).zh}${venue === null ? '' : `，${venue}`}。`,
    en: `“${session}” was added: ${timeWords(at).en}${venue === null ? '' : `, ${venue}`}.`,
  }),
  removed: ({ session, at }) => ({
    zh: `取消“${session}”（原定${timeWords(at).zh}）。`,
    en: `“${session}” was cancelled (it was set for ${timeWords(at).en}).`,
  }),
  time: ({ session, from, to }) => ({
    zh: `“${session}”由${timeWords(from).zh}改到${timeWords(to).zh}。`,
    en: `“${session}” moves from ${timeWords(from).en} to ${timeWords(to).en}.`,
  }),
  venue: ({ session, from, to }) => ({
    zh: `“${session}”的地点由${from ?? '未定'}改为${to ?? '未定'}。`,
    en: `“${session}” moves from ${from ?? 'no venue'} to ${to ?? 'no venue'}.`,
  }),
  teachers: ({ session, from, to }) => ({
    zh: `“${session}”的教师由${listed(from).zh}改为${listed(to).zh}。`,
    en: `“${session}” is taught by ${listed(to).en} instead of ${listed(from).en}.`,
  }),
  title: ({ session, from }) => ({
    zh: `“${from}”改名为“${session}”。`,
    en: `“${from}” is now called “${session}”.`,
  }),
  hours: ({ session, from, to }) => ({
    zh: `“${session}”由 ${from} 学时改为 ${to} 学时。`,
    en: `“${session}” counts ${to} hours instead of ${from}.`,
  }),
}
