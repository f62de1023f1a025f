import type { papersErrorsZh, papersZh } from './papers.zh.ts'

/** Words of the papers of a class. */
export const papersEn: typeof papersZh = {
  title: 'Papers',
  note: 'In the layout of official documents, as Word or PDF, tables also as Excel; each download is recorded',
  paper: {
    notice: 'Notice',
    quotaTable: 'Quota table',
    replySlip: 'Reply slip',
    roster: 'Roster',
    signInSheet: 'Sign-in sheet',
  },
  about: {
    notice: 'With quota table, reply slip and timetable as annexes',
    quotaTable: 'Seats of each unit',
    replySlip: 'Blank, or with the people a unit nominated',
    roster: 'In groups that mix units; telephone numbers masked unless asked for',
    signInSheet: 'For one day, to be signed in the morning and afternoon',
  },
  make: 'Make',
  missing: {
    notApproved: 'Once the class is approved',
    noQuota: 'No seats given out yet',
    noTrainees: 'Nobody selected yet',
  },
  format: 'Format',
  formats: { docx: 'Word', pdf: 'PDF', xlsx: 'Excel' },
  number: 'Document number',
  numberHelp: 'Without one there is no red head. For example 滁组通〔2023〕12号.',
  contact: 'Whom to ask, with telephone',
  replyBy: 'Reply slips by',
  unit: 'Filled with the people of',
  unitBlank: 'Blank slip',
  unitOption: '{{name}} ({{seats}} seats, {{nominated}} nominated)',
  on: 'Day',
  groups: 'Number of groups',
  groupsHelp: 'Left empty, some ten people each; people of one unit go to different groups.',
  clearPhones: 'Telephone numbers in clear',
  phoneReason: 'Why they are needed in clear',
  download: 'Download',
}

/** Why a paper was not made. */
export const papersErrorsEn: typeof papersErrorsZh = {
  'training.paper.notApproved': 'The class is not approved, or does not take place.',
  'training.paper.noQuota': 'No unit has seats yet.',
  'training.paper.unitWithoutSeats': 'That unit has no seats in this class.',
  'training.paper.noTrainees': 'Nobody is selected yet.',
  'training.paper.notTaughtOn': 'Nothing is taught on {{day}}.',
  'training.paper.noWorkbook': 'A notice cannot be an Excel file; choose Word or PDF.',
}
