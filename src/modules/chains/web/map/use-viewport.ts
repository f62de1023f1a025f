import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react'
import { fitAll, fitWidth, keepInside, reveal, type Size, type Viewport, zoomAt } from './viewport.ts'

const step = 64
const zoomStep = 1.25

/** Pan and zoom of a drawing in its frame: wheel, pinch, drag, keys and buttons. */
export function useViewport(frameRef: RefObject<HTMLElement | null>, drawing: Size, legible: number) {
  const [frame, setFrame] = useState<Size>({ width: 0, height: 0 })
  const [view, setView] = useState<Viewport | null>(null)
  const pointers = useRef(new Map<number, { x: number; y: number }>())
  const dragged = useRef(false)
  const frameNow = useRef(frame)
  frameNow.current = frame

  const change = useCallback(
    (next: (view: Viewport, frame: Size) => Viewport) => {
      setView((current) => (current === null ? current : keepInside(next(current, frame), drawing, frame)))
    },
    [drawing, frame],
  )

  useEffect(() => {
    const element = frameRef.current
    if (element === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) {
        setFrame({ width: entry.contentRect.width, height: entry.contentRect.height })
      }
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [frameRef])

  useEffect(() => {
    if (frame.width > 0) setView(fitWidth(drawing, frameNow.current, legible))
    // A new drawing or another width begins with a fresh view; a change of height alone does not.
  }, [drawing, frame.width, legible])

  useEffect(() => {
    const element = frameRef.current
    if (element === null) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const point = pointIn(element, event.clientX, event.clientY)
      change((current) => zoomAt(current, Math.exp(-event.deltaY * 0.0015), point))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [frameRef, change])

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (pointers.current.size === 1) dragged.current = false
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const before = pointers.current.get(event.pointerId)
    if (before === undefined) return
    const now = { x: event.clientX, y: event.clientY }
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1]
    if (!dragged.current && Math.hypot(now.x - before.x, now.y - before.y) < 4) return
    if (!dragged.current) event.currentTarget.setPointerCapture(event.pointerId)
    dragged.current = true
    pointers.current.set(event.pointerId, now)
    if (other === undefined) {
      change((current) => ({ ...current, x: current.x + now.x - before.x, y: current.y + now.y - before.y }))
      return
    }
    const factor =
      Math.hypot(now.x - other.x, now.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y)
    const middle = pointIn(event.currentTarget, (now.x + other.x) / 2, (now.y + other.y) / 2)
    if (Number.isFinite(factor)) change((current) => zoomAt(current, factor, middle))
  }
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    pointers.current.delete(event.pointerId)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const move: Record<string, [number, number]> = {
      ArrowLeft: [step, 0],
      ArrowRight: [-step, 0],
      ArrowUp: [0, step],
      ArrowDown: [0, -step],
    }
    const by = move[event.key]
    if (by) change((current) => ({ ...current, x: current.x + by[0], y: current.y + by[1] }))
    else if (event.key === '+' || event.key === '=') zoomBy(zoomStep)
    else if (event.key === '-') zoomBy(1 / zoomStep)
    else if (event.key === '0') setView(fitWidth(drawing, frame, legible))
    else return
    event.preventDefault()
  }
  const zoomBy = (factor: number) =>
    change((current, size) => zoomAt(current, factor, { x: size.width / 2, y: size.height / 2 }))

  return {
    view,
    /** Height of the drawing in its first view, from which the frame takes its own. */
    restHeight: frame.width > 0 ? drawing.height * fitWidth(drawing, frame, legible).scale : 0,
    /** True right after a drag, so that letting go over a node does not open it. */
    wasDragged: () => dragged.current,
    zoomIn: () => zoomBy(zoomStep),
    zoomOut: () => zoomBy(1 / zoomStep),
    fitWidth: () => setView(fitWidth(drawing, frame, legible)),
    fitAll: () => setView(fitAll(drawing, frame)),
    /** Brings a box into the part of the frame that is not covered from the right. */
    reveal: useCallback(
      (box: { x: number; y: number; width: number; height: number }, coveredRight: number) => {
        const right = frameRef.current?.getBoundingClientRect().right ?? 0
        const hidden = Math.max(0, right - (window.innerWidth - coveredRight))
        const seen = { width: Math.max(200, frame.width - hidden), height: frame.height }
        setView((current) => (current === null ? current : reveal(current, box, drawing, seen)))
      },
      [frameRef, drawing, frame],
    ),
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: onPointerUp,
      onPointerLeave: onPointerUp,
      onKeyDown,
    },
  }
}

function pointIn(element: HTMLElement, clientX: number, clientY: number): { x: number; y: number } {
  const box = element.getBoundingClientRect()
  return { x: clientX - box.left, y: clientY - box.top }
}
