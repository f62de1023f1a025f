import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { FontRole } from './layout/page.ts'

/**
 * The fonts of official documents are sold by their makers: a docx only names them, with others to fall back on. A PDF
 * embeds what the installation has: font files that the city is licensed for and lays into FONT_DIR, otherwise the
 * weights of Noto Sans Hans that come with the product.
 */
export const fontNames: Record<FontRole, { name: string; others: string[]; generic: 'roman' | 'swiss' }> = {
  title: {
    name: '方正小标宋简体',
    others: ['方正小标宋_GBK', '小标宋', '华文中宋', '宋体', 'SimSun'],
    generic: 'roman',
  },
  body: { name: '仿宋_GB2312', others: ['仿宋', 'FangSong', '华文仿宋'], generic: 'roman' },
  bold: { name: '仿宋_GB2312', others: ['仿宋', 'FangSong', '华文仿宋'], generic: 'roman' },
  kai: { name: '楷体_GB2312', others: ['楷体', 'KaiTi', '华文楷体'], generic: 'roman' },
  hei: { name: '黑体', others: ['SimHei', '华文黑体'], generic: 'swiss' },
  number: { name: '宋体', others: ['SimSun', '华文宋体'], generic: 'roman' },
}

/** Names of font files without their ending, as they are usually delivered; compared without regard to case. */
const fileNames: Record<FontRole, string[]> = {
  title: ['fzxbsjw', 'fzxbs', '方正小标宋简体', '方正小标宋_gbk', 'xiaobiaosong'],
  body: ['simfang', '仿宋_gb2312', '仿宋', 'fangsong', 'stfangso'],
  bold: ['simfang', '仿宋_gb2312', '仿宋', 'fangsong', 'stfangso'],
  kai: ['simkai', '楷体_gb2312', '楷体', 'kaiti', 'stkaiti'],
  hei: ['simhei', '黑体', 'heiti'],
  number: ['simsun', '宋体', 'songti', 'stsong'],
}

const shippedFiles: Record<FontRole, string> = {
  title: 'NotoSansHans-Bold.otf',
  body: 'NotoSansHans-Regular.otf',
  bold: 'NotoSansHans-Medium.otf',
  kai: 'NotoSansHans-DemiLight.otf',
  hei: 'NotoSansHans-Bold.otf',
  number: 'NotoSansHans-Regular.otf',
}

const require = createRequire(import.meta.url)
const shippedFolder = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts')

let cityFolder: string | null = null

/** Fonts are a property of the installation: the program is told once, at its start, where the city's own lie. */
export function setFontFolder(folder: string | null): void {
  cityFolder = folder
}

export interface FontFiles {
  files: Record<FontRole, string>
  /** Roles that are set in the shipped font because the installation has no other. */
  shipped: FontRole[]
}

/** The font files a PDF is made with. */
export function fontFiles(folder: string | null = cityFolder): FontFiles {
  const found = new Map<string, string>()
  if (folder !== null && existsSync(folder))
    for (const file of readdirSync(folder)) {
      const match = /^(.+)\.(ttf|otf)$/i.exec(file)
      if (match !== null) found.set(match[1]!.toLowerCase().normalize('NFC'), join(folder, file))
    }
  const files = {} as Record<FontRole, string>
  const shipped: FontRole[] = []
  for (const role of Object.keys(fileNames) as FontRole[]) {
    const own = fileNames[role].map((name) => found.get(name)).find((file) => file !== undefined)
    files[role] = own ?? join(shippedFolder, shippedFiles[role])
    if (own === undefined) shipped.push(role)
  }
  return { files, shipped }
}
