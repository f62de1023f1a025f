/**
 * Text as it may stand in a file: no control characters, no halves of surrogate pairs, no noncharacters and no marks
 * that turn the direction of writing. Line ends become `\n`, tabs become spaces. All of these would break XML or show
 * a reader something else than what is stored.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/[^\P{Cc}\n]|\p{Noncharacter_Code_Point}|\p{Bidi_Control}|\ufeff/gu, '')
    .toWellFormed()
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim()
}
