import { accessWords } from './access.ts'
import { type AuditWords, inLanguage, type Pair } from './audit-words.ts'
import { chainsWords } from './chains.ts'
import { directoryWords } from './directory.ts'
import { documentsWords } from './documents.ts'
import { governanceWords } from './governance.ts'
import { mattersWords } from './matters.ts'
import { platformWords } from './platform.ts'
import { talentWords } from './talent.ts'
import { trainingWords } from './training.ts'

/**
 * What audit entries are called, by the screens in both languages and in Chinese by the spreadsheet that the auditor takes
 * out. Each module has a file of its own.
 */
export const auditWords = {
  access: accessWords,
  chains: chainsWords,
  directory: directoryWords,
  documents: documentsWords,
  governance: governanceWords,
  matters: mattersWords,
  platform: platformWords,
  talent: talentWords,
  training: trainingWords,
} as const satisfies Record<string, AuditWords>

const all = (sort: keyof AuditWords): Record<string, Pair> =>
  Object.fromEntries(Object.values(auditWords).flatMap((words: AuditWords) => Object.entries(words[sort])))

/** Kinds of objects. Unknown ones are shown by their key. */
export const kindWords = all('kinds')
/** What was done. Unknown actions are shown by their key. */
export const actionWords = all('actions')

export const kindsZh = inLanguage(kindWords, 'zh')
export const actionsZh = inLanguage(actionWords, 'zh')

export { inLanguage, type Pair } from './audit-words.ts'
