/** Roles of type: which font stands for each is for the renderers to know. */
export type FontRole = 'title' | 'body' | 'bold' | 'kai' | 'hei' | 'number'

/** A stretch of text in one font that fills exactly `width`. */
export interface TextItem {
  kind: 'text'
  text: string
  x: number
  /** From the top of the page to the baseline. */
  y: number
  width: number
  font: FontRole
  size: number
  color: string
}

export interface LineItem {
  kind: 'line'
  x1: number
  y1: number
  x2: number
  y2: number
  thickness: number
  color: string
}

export type PageItem = TextItem | LineItem

/** A laid out page; measures in points from its top left corner. */
export interface Page {
  items: PageItem[]
  /** Null where the form shows none: the first page of a letter. */
  number: number | null
}

/** A text whose parts are in different fonts. */
export interface Span {
  text: string
  font: FontRole
}
