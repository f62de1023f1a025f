import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useThemeState } from '#web/ui/theme-context.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { OutputValue } from '../../contract/index.ts'
import styles from './output.module.css'
import { isSettled, toYi } from './series.ts'

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/** The years of the months shown: the cumulative line begins anew with each. */
function yearsOf(values: readonly OutputValue[]): string[] {
  return [...new Set(values.map((value) => value.month.slice(0, 4)))]
}

/** Monthly output as bars, cumulative as a line; unsettled months are drawn hollow. */
export function OutputChart({ name, values }: { name: string; values: readonly OutputValue[] }) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const { palette, calmMotion } = useThemeState()
  const container = useRef<HTMLDivElement>(null)
  const chart = useRef<echarts.ECharts | null>(null)

  useEffect(() => {
    const element = container.current
    if (element === null) return
    const instance = echarts.init(element, null, { renderer: 'svg' })
    chart.current = instance
    const observer = new ResizeObserver(() => instance.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      instance.dispose()
      chart.current = null
    }
  }, [])

  useEffect(() => {
    const text = { color: palette.inkSoft, fontFamily: 'inherit', fontSize: 12 }
    const axis = {
      axisLine: { lineStyle: { color: palette.hairlineStrong } },
      axisLabel: text,
      axisTick: { show: false },
    }
    chart.current?.setOption(
      {
        animation: !calmMotion,
        animationDuration: 180,
        textStyle: text,
        grid: { left: 8, right: 8, top: 48, bottom: 8, containLabel: true },
        legend: { top: 0, left: 0, textStyle: text, itemWidth: 14, itemHeight: 10 },
        tooltip: {
          trigger: 'axis',
          backgroundColor: palette.surface,
          borderColor: palette.hairlineStrong,
          textStyle: { ...text, color: palette.ink },
          valueFormatter: (value: unknown) => `${String(value)} ${t('output.perYi')}`,
        },
        xAxis: {
          ...axis,
          type: 'category',
          data: values.map(
            (value) =>
              `${value.month}${isSettled(value.status) ? '' : ` ${ui(`outputStatus.${value.status}`)}`}`,
          ),
          axisLabel: { ...text, formatter: (label: string) => label.slice(0, 7) },
        },
        yAxis: [
          {
            ...axis,
            type: 'value',
            name: t('output.perYi'),
            nameTextStyle: text,
            splitLine: { lineStyle: { color: palette.hairline } },
          },
          { ...axis, type: 'value', splitLine: { show: false } },
        ],
        series: [
          {
            name: t('output.monthly'),
            type: 'bar',
            barMaxWidth: 22,
            itemStyle: { color: palette.accent, opacity: 0.6 },
            data: values.map((value) => ({
              value: toYi(value.amountYuan),
              itemStyle: isSettled(value.status)
                ? { color: palette.accent, opacity: 0.6 }
                : {
                    color: palette.surface,
                    borderColor: palette.accent,
                    borderWidth: 1.5,
                    borderType: 'dashed',
                  },
            })),
          },
          ...yearsOf(values).map((year) => ({
            name: t('output.cumulative'),
            type: 'line',
            yAxisIndex: 1,
            symbolSize: 7,
            itemStyle: { color: palette.block },
            lineStyle: { color: palette.block, width: 2 },
            data: values.map((value) =>
              value.month.startsWith(year)
                ? {
                    value: toYi(value.cumulativeYuan),
                    symbol: isSettled(value.status) ? 'circle' : 'emptyCircle',
                  }
                : null,
            ),
          })),
        ],
      },
      { notMerge: true },
    )
  }, [values, palette, calmMotion, t, ui])

  const last = values.at(-1)
  return (
    <figure>
      <div
        ref={container}
        className={styles.chart}
        role="img"
        aria-label={`${t('output.chartLabel', { industry: name })}${last ? `${format.colon}${format.month(last.month)} ${format.yuan(last.cumulativeYuan)}` : ''}`}
      />
      <figcaption className={styles.caption}>
        {t('output.solid')} · {t('output.hollow')}
      </figcaption>
    </figure>
  )
}
