import { z } from 'zod'
import { choice, reference } from '#platform/tabular/description/column.ts'
import { describeTable } from '#platform/tabular/description/table.ts'

/** What the sign-in sheet of a session is brought as. */
export const attendanceTable = describeTable({
  object: 'training.attendance',
  title: { zh: '班次考勤', en: 'Attendance of classes' },
  key: ['sessionId', 'personId'],
  columns: {
    sessionId: reference({
      title: { zh: '课次', en: 'Session' },
      aliases: ['课程', '场次'],
      required: true,
      dictionary: 'training.session',
      named: 'sessionTitle',
      schema: z.uuid(),
      note: {
        zh: '写作“日期 开始时间 课次名称”，如 2026-03-05 08:30 开班动员；几个班次相同的，在前面加班次名称',
        en: 'day, beginning and title; the title of the class before it where classes have the same',
      },
      width: 40,
    }),
    personId: reference({
      title: { zh: '姓名', en: 'Trainee' },
      aliases: ['学员', '学员姓名'],
      required: true,
      dictionary: 'directory.person',
      named: 'personName',
      schema: z.uuid(),
      personal: true,
      width: 24,
    }),
    mark: choice({
      title: { zh: '考勤', en: 'Attendance' },
      aliases: ['出勤', '到课情况', '签到'],
      required: true,
      choices: [
        { value: 'present', title: { zh: '到课', en: 'Present' }, aliases: ['√', '到', '出勤', '已签到'] },
        { value: 'late', title: { zh: '迟到', en: 'Late' } },
        { value: 'absent', title: { zh: '缺勤', en: 'Absent' }, aliases: ['×', '缺', '旷课', '未到'] },
        { value: 'leave', title: { zh: '请假', en: 'On leave' }, aliases: ['假'] },
      ],
      width: 10,
      example: '到课',
    }),
  },
})
