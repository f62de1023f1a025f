/** A code as people type it, brought to its written form: full-width to ASCII, no spaces or hyphens, capitals. */
export function writtenCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s-]+/g, '')
    .toUpperCase()
}
