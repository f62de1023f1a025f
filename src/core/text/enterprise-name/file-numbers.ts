/**
 * Keys of files as numbers of 32 bits, which a database and arrays hold cheaply. Two keys in some thousands of millions
 * have one number; that brings two records together that need not meet, and never keeps two apart.
 */
import type { BlockingKeys } from './blocking.ts'

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo), mixed once more at the end; signed, as databases have it. */
export function fileNumber(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) | 0
}

const callingSide = (key: string): number => fileNumber(`<${key}`)
const calledSide = (key: string): number => fileNumber(`>${key}`)

/** Under what a record is filed, ascending and without doubles. */
export const numbersFiled = ({ shared, calling, called }: BlockingKeys): number[] =>
  inOrder([...shared.map(fileNumber), ...calling.map(callingSide), ...called.map(calledSide)])

/** Under what those are filed that a record meets. */
export const numbersSought = ({ shared, calling, called }: BlockingKeys): number[] =>
  inOrder([...shared.map(fileNumber), ...calling.map(calledSide), ...called.map(callingSide)])

const inOrder = (numbers: number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b)
