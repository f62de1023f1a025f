import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Drawing } from '#platform/officialdoc/contract.ts'
import styles from './officialdoc.module.css'

/** One page of a document as the PDF will show it, in the fonts of the reader's device. */
export const PageDrawing = memo(function PageDrawing({
  page,
  index,
  width,
  height,
}: {
  page: Drawing['pages'][number]
  index: number
  width: number
  height: number
}) {
  const { t } = useTranslation('officialdoc')
  return (
    <svg
      className={styles.page}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('pageOf', { number: index + 1 })}
    >
      <rect width={width} height={height} fill="white" />
      {page.items.map((item, position) =>
        item.kind === 'line' ? (
          <line
            // biome-ignore lint/suspicious/noArrayIndexKey: a drawn page has no other order
            key={position}
            x1={item.x1}
            y1={item.y1}
            x2={item.x2}
            y2={item.y2}
            stroke={item.color}
            strokeWidth={item.thickness}
          />
        ) : (
          <text
            // biome-ignore lint/suspicious/noArrayIndexKey: a drawn page has no other order
            key={position}
            x={item.x}
            y={item.y}
            fontSize={item.size}
            textLength={item.width}
            lengthAdjust="spacingAndGlyphs"
            fill={item.color}
            className={styles[item.font]}
          >
            {item.text}
          </text>
        ),
      )}
    </svg>
  )
})
