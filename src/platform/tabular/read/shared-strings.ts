import { withoutEscapes, type XmlHandler, xmlScanner } from './xml-scanner.ts'

/** Collects the texts that the cells of a workbook share, by their number; how Chinese is pronounced is left out. */
export function sharedStringReader(): { texts: string[]; push(piece: string): void; end(): void } {
  const texts: string[] = []
  let inPronunciation = false
  let text = ''
  const handler: XmlHandler = {
    wantsText: false,
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') inPronunciation = true
      else if (name === 't') handler.wantsText = !inPronunciation
    },
    close(name) {
      if (name === 'si') texts.push(withoutEscapes(text))
      else if (name === 'rPh') inPronunciation = false
      else if (name === 't') handler.wantsText = false
    },
    text(run) {
      text = text === '' ? run : text + run
    },
  }
  return { texts, ...xmlScanner(handler) }
}
