import { describe, expect, test } from 'vitest'
import { fitAll, fitWidth, keepInside, maxScale, minScale, reveal, zoomAt } from './viewport.ts'

const drawing = { width: 1000, height: 500 }

describe('first view', () => {
  test('the whole width is shown where labels stay legible', () => {
    // 800 ÷ 1000 = 0.8 ≥ 0.6; nothing is left over on either side
    expect(fitWidth(drawing, { width: 800, height: 400 }, 0.6)).toEqual({ x: 0, y: 0, scale: 0.8 })
  })
  test('a phone sees the left edge at a legible scale', () => {
    // 390 ÷ 1000 = 0.39 < 0.6
    expect(fitWidth(drawing, { width: 390, height: 400 }, 0.6)).toEqual({ x: 0, y: 0, scale: 0.6 })
  })
  test('fit all centres the drawing', () => {
    // scale = min(800 ÷ 1000, 200 ÷ 500) = 0.4; x = (800 − 400) ÷ 2 = 200
    expect(fitAll(drawing, { width: 800, height: 200 })).toEqual({ x: 200, y: 0, scale: 0.4 })
  })
})

test('the point under the pointer stays while zooming', () => {
  const before = { x: -40, y: 10, scale: 0.8 }
  const after = zoomAt(before, 1.5, { x: 100, y: 60 })
  // drawing point under (100, 60): (100 + 40) ÷ 0.8 = 175; (60 − 10) ÷ 0.8 = 62.5
  expect(175 * after.scale + after.x).toBeCloseTo(100)
  expect(62.5 * after.scale + after.y).toBeCloseTo(60)
})

test('zoom stops at its limits', () => {
  expect(zoomAt({ x: 0, y: 0, scale: 2 }, 100, { x: 0, y: 0 }).scale).toBe(maxScale)
  expect(zoomAt({ x: 0, y: 0, scale: 1 }, 0.001, { x: 0, y: 0 }).scale).toBe(minScale)
})

test('the drawing cannot be dragged out of its frame', () => {
  const frame = { width: 400, height: 600 }
  // wider than the frame: x between 400 − 1000 = −600 and 0; lower than the frame: y between 0 and 600 − 500 = 100
  expect(keepInside({ x: -900, y: 300, scale: 1 }, drawing, frame)).toEqual({ x: -600, y: 100, scale: 1 })
  expect(keepInside({ x: 50, y: -20, scale: 1 }, drawing, frame)).toEqual({ x: 0, y: 0, scale: 1 })
})

test('a hidden box is moved just into view', () => {
  const box = { x: 900, y: 10, width: 80, height: 40 }
  // right edge 980 + 24 margin − 400 = 604 too far right, but the drawing ends at 1000: 1000 − 400 = 600;
  // top 10 lies above the margin of 24, but the drawing begins at 0
  expect(reveal({ x: 0, y: 0, scale: 1 }, box, drawing, { width: 400, height: 300 })).toEqual({
    x: -600,
    y: 0,
    scale: 1,
  })
  const inner = { x: 700, y: 100, width: 80, height: 40 }
  // right edge 780 + 24 − 400 = 404
  expect(reveal({ x: 0, y: 0, scale: 1 }, inner, drawing, { width: 400, height: 300 })).toEqual({
    x: -404,
    y: 0,
    scale: 1,
  })
})
