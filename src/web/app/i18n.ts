import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import i18next, { type FormatterModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { accessEn } from '#modules/access/web/labels.en.ts'
import { accessZh } from '#modules/access/web/labels.zh.ts'
import { chainsEn } from '#modules/chains/web/labels.en.ts'
import { chainsZh } from '#modules/chains/web/labels.zh.ts'
import { directoryEn } from '#modules/directory/web/labels.en.ts'
import { directoryZh } from '#modules/directory/web/labels.zh.ts'
import { documentsEn } from '#modules/documents/web/labels.en.ts'
import { documentsZh } from '#modules/documents/web/labels.zh.ts'
import { governanceEn } from '#modules/governance/web/labels.en.ts'
import { governanceZh } from '#modules/governance/web/labels.zh.ts'
import { mattersEn } from '#modules/matters/web/labels.en.ts'
import { mattersZh } from '#modules/matters/web/labels.zh.ts'
import { talentEn } from '#modules/talent/web/labels.en.ts'
import { talentZh } from '#modules/talent/web/labels.zh.ts'
import { trainingEn } from '#modules/training/web/labels.en.ts'
import { trainingZh } from '#modules/training/web/labels.zh.ts'
import { bulkEn } from '#web/bulk/labels.en.ts'
import { bulkZh } from '#web/bulk/labels.zh.ts'
import { recoveryEn } from '#web/recovery/labels.en.ts'
import { recoveryZh } from '#web/recovery/labels.zh.ts'
import { configureFormMessages } from '#web/ui/form-messages.ts'
import { formatNumber } from '#web/ui/format.ts'
import { uiEn } from '#web/ui/labels.en.ts'
import { uiZh } from '#web/ui/labels.zh.ts'
import { workflowEn } from '#web/ui/workflow/labels.en.ts'
import { workflowZh } from '#web/ui/workflow/labels.zh.ts'
import { calendarEn } from './calendar/labels.en.ts'
import { calendarZh } from './calendar/labels.zh.ts'
import { importsEn } from './imports/labels.en.ts'
import { importsZh } from './imports/labels.zh.ts'
import { inboxEn } from './inbox/labels.en.ts'
import { inboxZh } from './inbox/labels.zh.ts'
import { appEn } from './labels.en.ts'
import { appZh } from './labels.zh.ts'
import { officialdocEn } from './officialdoc/labels.en.ts'
import { officialdocZh } from './officialdoc/labels.zh.ts'
import { searchEn } from './search/labels.en.ts'
import { searchZh } from './search/labels.zh.ts'
import { sessionEn } from './session/labels.en.ts'
import { sessionZh } from './session/labels.zh.ts'
import { systemEn } from './system/labels.en.ts'
import { systemZh } from './system/labels.zh.ts'

const zh = {
  ui: uiZh,
  app: appZh,
  workflow: workflowZh,
  calendar: calendarZh,
  chains: chainsZh,
  directory: directoryZh,
  access: accessZh,
  documents: documentsZh,
  governance: governanceZh,
  talent: talentZh,
  training: trainingZh,
  imports: importsZh,
  inbox: inboxZh,
  system: systemZh,
  officialdoc: officialdocZh,
  search: searchZh,
  session: sessionZh,
  matters: mattersZh,
  recovery: recoveryZh,
  bulk: bulkZh,
}
const en: { [K in keyof typeof zh]: unknown } = {
  ui: uiEn,
  app: appEn,
  workflow: workflowEn,
  calendar: calendarEn,
  chains: chainsEn,
  directory: directoryEn,
  access: accessEn,
  documents: documentsEn,
  governance: governanceEn,
  talent: talentEn,
  training: trainingEn,
  imports: importsEn,
  inbox: inboxEn,
  system: systemEn,
  officialdoc: officialdocEn,
  search: searchEn,
  session: sessionEn,
  matters: mattersEn,
  recovery: recoveryEn,
  bulk: bulkEn,
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui'
    resources: typeof zh
  }
}

export type Language = 'zh' | 'en'
const storageKey = 'shuanglian.language'

/** Starts the labels in the language last chosen; Chinese when none was. */
export function startI18n(): void {
  const language: Language = localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh'
  void i18next
    .use(initReactI18next)
    .use(countFormatter)
    .init({
      lng: language,
      fallbackLng: false,
      ns: Object.keys(zh),
      defaultNS: 'ui',
      resources: {
        zh: { ...zh, errors: gathered(zh, 'errors'), topics: gathered(zh, 'topicLabels') },
        en: { ...(en as typeof zh), errors: gathered(en, 'errors'), topics: gathered(en, 'topicLabels') },
      },
      interpolation: { escapeValue: false, alwaysFormat: true },
      initAsync: false,
    })
  configureFormMessages(i18next)
  applyLanguage(language)
}

/** A count reads with thousands separators in every label; other values stand as they are. */
const countFormatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value, _format, _language, options) =>
    typeof value === 'number' && options?.interpolationkey === 'count' ? formatNumber(value) : String(value),
}

/** Changes the language of the page and remembers it. */
export function changeLanguage(language: Language): void {
  localStorage.setItem(storageKey, language)
  void i18next.changeLanguage(language)
  applyLanguage(language)
}

function applyLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en')
}

/**
 * The labels that all modules keep under one key, in one flat list: `errors` by reason such as `chains.node.missing`,
 * `topicLabels` by topic of notifications such as `matters.problem.assigned`.
 */
function gathered(labels: object, key: 'errors' | 'topicLabels'): Record<string, string> {
  const all: Record<string, string> = {}
  for (const module of Object.values(labels)) {
    const part: unknown =
      module && typeof module === 'object' ? (module as Record<string, unknown>)[key] : null
    if (part && typeof part === 'object') Object.assign(all, part)
  }
  return all
}
