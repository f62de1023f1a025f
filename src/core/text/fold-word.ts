/** A word as it is compared: full and half width, capitals and spaces make no difference. */
export const foldWord = (word: string): string => word.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
