import {
  AlignmentType,
  BorderStyle,
  FrameAnchorType,
  HorizontalPositionAlign,
  type IFrameOptions,
  type Paragraph,
  TabStopType,
  VerticalPositionAlign,
} from 'docx'
import { breakLines } from '#core/text/line-breaking.ts'
import { area, grid, size } from '../layout/geometry.ts'
import { type OfficialDocument, writtenDay } from '../model.ts'
import { copiesLine } from '../parts.ts'
import { areaTwips, rowTwips, twips } from './measures.ts'
import { anchor, paragraph, run } from './text.ts'

const inArea = {
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  width: areaTwips,
  height: 0,
}
/** At the foot of the type area, whatever is edited above. */
const atFoot: IFrameOptions = {
  ...inArea,
  type: 'alignment',
  alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
}
const atRow = (row: number): IFrameOptions => ({
  ...inArea,
  type: 'absolute',
  position: { x: 0, y: row * rowTwips },
})

/** 0.35 mm and 0.25 mm in eighths of a point. */
const rule = (weight: 'thick' | 'thin') =>
  ({ style: BorderStyle.SINGLE, size: weight === 'thick' ? 8 : 6, color: '000000', space: 0 }) as const

/** 四号 characters of a line of copies: the first begins one in, the others behind the colon. */
const copiesRoom = { first: area.width / size.small - 1, rest: area.width / size.small - 4 }

/**
 * 版记 at the foot of the last page: a frame for the copies, one for who printed it, since an office program gives a
 * frame one pair of rules. Indents hang, so that they do not shorten the rules. A letter has no rules and no printer.
 */
export function imprintParagraphs(document: OfficialDocument, bare: boolean): Paragraph[] {
  const unit = twips(size.small)
  const copies = copiesLine(document)
  const printing = bare ? null : document.printing
  const paragraphs: Paragraph[] = []
  if (copies !== null) {
    const rows = breakLines(copies, copiesRoom).length
    paragraphs.push(
      paragraph([run(`\u3000${copies}`, 'body', { size: size.small })], {
        frame: printing === null ? atFoot : atRow(grid.rows - rows - 1),
        indent: { left: unit * 4, hanging: unit * 4 },
        ...(bare
          ? {}
          : { border: { top: rule('thick'), ...(printing === null ? { bottom: rule('thick') } : {}) } }),
      }),
    )
  }
  if (printing !== null)
    paragraphs.push(
      anchor(),
      paragraph(
        [
          run(`\u3000${printing.organ}`, 'body', { size: size.small }),
          run('\t', 'body'),
          run(`${writtenDay(printing.date)}印发`, 'body', { size: size.small }),
        ],
        {
          frame: atFoot,
          alignment: AlignmentType.LEFT,
          tabStops: [{ type: TabStopType.RIGHT, position: areaTwips - unit }],
          border: { top: rule(copies === null ? 'thick' : 'thin'), bottom: rule('thick') },
        },
      ),
    )
  return paragraphs
}
