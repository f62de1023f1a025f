import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { chainsEn } from '#modules/chains/web/labels.en.ts'
import { chainsZh } from '#modules/chains/web/labels.zh.ts'
import { directoryEn } from '#modules/directory/web/labels.en.ts'
import { directoryZh } from '#modules/directory/web/labels.zh.ts'
import { documentsEn } from '#modules/documents/web/labels.en.ts'
import { documentsZh } from '#modules/documents/web/labels.zh.ts'
import { governanceEn } from '#modules/governance/web/labels.en.ts'
import { governanceZh } from '#modules/governance/web/labels.zh.ts'
import { configureFormMessages } from '#web/ui/form-messages.ts'
import { uiEn } from '#web/ui/labels.en.ts'
import { uiZh } from '#web/ui/labels.zh.ts'
import { appEn } from './labels.en.ts'
import { appZh } from './labels.zh.ts'

const zh = {
  ui: uiZh,
  app: appZh,
  chains: chainsZh,
  directory: directoryZh,
  documents: documentsZh,
  governance: governanceZh,
}
const en: { [K in keyof typeof zh]: unknown } = {
  ui: uiEn,
  app: appEn,
  chains: chainsEn,
  directory: directoryEn,
  documents: documentsEn,
  governance: governanceEn,
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
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: Object.keys(zh),
    defaultNS: 'ui',
    resources: {
      zh: { ...zh, errors: errorsOf(zh) },
      en: { ...(en as typeof zh), errors: errorsOf(en) },
    },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  configureFormMessages(i18next)
  applyLanguage(language)
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

/** The `errors` labels of all modules in one flat list, by reason such as `chains.node.missing`. */
function errorsOf(labels: object): Record<string, string> {
  const all: Record<string, string> = {}
  for (const module of Object.values(labels)) {
    const errors: unknown = module && typeof module === 'object' && 'errors' in module ? module.errors : null
    if (errors && typeof errors === 'object') Object.assign(all, errors)
  }
  return all
}
