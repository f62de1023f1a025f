import { attributeOf, type XmlHandler, xmlScanner } from './xml-scanner.ts'

/** What the parts that hold a workbook together say. */
export interface WorkbookPart {
  sheets: { name: string; hidden: boolean; path: string }[]
  /** Days are counted from 1904, as on old Macintosh computers. */
  is1904: boolean
  /** Part with the texts that cells share. */
  stringsPath: string
}

/** @param workbook, relations the XML of the two parts; the second may be empty. */
export function readWorkbook(workbook: string, relations: string): WorkbookPart {
  const targets = new Map<string, string>()
  let stringsPath = 'xl/sharedStrings.xml'
  eachTag(relations, (name, attributes) => {
    if (name !== 'Relationship') return
    const path = pathOf(attributeOf(attributes, 'Target') ?? '')
    targets.set(attributeOf(attributes, 'Id') ?? '', path)
    if (attributeOf(attributes, 'Type')?.endsWith('/sharedStrings')) stringsPath = path
  })
  const sheets: WorkbookPart['sheets'] = []
  let is1904 = false
  eachTag(workbook, (name, attributes) => {
    if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '')
    if (name !== 'sheet') return
    const id = /(?:^|\s)\w+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? ''
    sheets.push({
      name: attributeOf(attributes, 'name') ?? '',
      hidden: /^(hidden|veryHidden)$/.test(attributeOf(attributes, 'state') ?? ''),
      path: targets.get(id) ?? '',
    })
  })
  return { sheets, is1904, stringsPath }
}

const pathOf = (target: string): string =>
  target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`

function eachTag(xml: string, open: XmlHandler['open']): void {
  const scanner = xmlScanner({ wantsText: false, open, close() {}, text() {} })
  scanner.push(xml)
  scanner.end()
}
