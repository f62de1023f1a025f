/** Where the drawing stands in its frame: screen = drawing × scale + offset, in pixels. */
export type Viewport = { x: number; y: number; scale: number }

export type Size = { width: number; height: number }

export const minScale = 0.25
export const maxScale = 3

/**
 * The first view: the whole width where its text stays legible, else legible and from the left edge.
 *
 * @param legible smallest scale at which labels can be read.
 */
export function fitWidth(drawing: Size, frame: Size, legible: number): Viewport {
  const scale = Math.min(1.25, Math.max(legible, frame.width / drawing.width))
  return keepInside(
    { x: Math.max(0, (frame.width - drawing.width * scale) / 2), y: 0, scale },
    drawing,
    frame,
  )
}

/** The whole drawing in the frame, centred. */
export function fitAll(drawing: Size, frame: Size): Viewport {
  const scale = clampScale(Math.min(frame.width / drawing.width, frame.height / drawing.height))
  return {
    x: (frame.width - drawing.width * scale) / 2,
    y: (frame.height - drawing.height * scale) / 2,
    scale,
  }
}

/** Zooms by a factor so that the point of the frame under the pointer stays where it is. */
export function zoomAt(view: Viewport, factor: number, point: { x: number; y: number }): Viewport {
  const scale = clampScale(view.scale * factor)
  const ratio = scale / view.scale
  return { x: point.x - (point.x - view.x) * ratio, y: point.y - (point.y - view.y) * ratio, scale }
}

/** Moves the drawing back so that it fills the frame where it is larger, and lies inside where it is smaller. */
export function keepInside(view: Viewport, drawing: Size, frame: Size): Viewport {
  return {
    x: keepAxis(view.x, drawing.width * view.scale, frame.width),
    y: keepAxis(view.y, drawing.height * view.scale, frame.height),
    scale: view.scale,
  }
}

/**
 * Moves the view just so far that a box of the drawing is seen, with a margin in pixels, but not past the drawing's edge.
 *
 * @param seen the part of the frame that nothing covers, measured from its top left corner.
 */
export function reveal(
  view: Viewport,
  box: { x: number; y: number; width: number; height: number },
  drawing: Size,
  seen: Size,
  margin = 24,
): Viewport {
  const left = box.x * view.scale + view.x
  const top = box.y * view.scale + view.y
  const moved = {
    x: view.x + shift(left, box.width * view.scale, seen.width, margin),
    y: view.y + shift(top, box.height * view.scale, seen.height, margin),
    scale: view.scale,
  }
  return keepInside(moved, drawing, seen)
}

function shift(start: number, length: number, room: number, margin: number): number {
  if (start < margin) return margin - start
  const over = start + length - (room - margin)
  return over > 0 ? -over : 0
}

function keepAxis(offset: number, length: number, room: number): number {
  const low = Math.min(0, room - length)
  const high = Math.max(0, room - length)
  return Math.min(high, Math.max(low, offset))
}

function clampScale(scale: number): number {
  return Math.min(maxScale, Math.max(minScale, scale))
}
