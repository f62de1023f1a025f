import type { MajorNearness } from '#core/matching/candidates/input.ts'
import type { Major } from '../contract/major.ts'

/**
 * Nearness out of 1000 of majors of two levels, which their codes alone do not show. Within one catalogue a shared class is
 * worth 700 and a shared discipline 300.
 */
export const nearnessAcrossLevels = {
  /** Majors of one name, as 数控技术 of a vocational bachelor and of higher vocational education. */
  sameName: 900,
  /** The same class of vocational education at another level. */
  vocationalClass: 700,
  /** Classes of vocational and undergraduate education that the table of correspondence calls near. */
  correspondingClass: 600,
  /** The same discipline of vocational education at another level. */
  vocationalDiscipline: 300,
}

/** Undergraduate classes near a class of vocational education; that goes by its code in higher vocational education. */
export interface ClassCorrespondence {
  readonly vocational: string
  readonly undergraduate: readonly string[]
}

/**
 * The same discipline or class of vocational education at all levels: the catalogue numbers them alike, 20 apart in the first
 * two digits (26, 46 and 66 are one discipline). Told as in higher vocational education; null for undergraduate codes.
 */
export function vocationalFamily(code: string): string | null {
  const discipline = Number(code.slice(0, 2))
  return discipline < 21 ? null : `${((discipline - 21) % 20) + 41}${code.slice(2)}`
}

/** The rows of nearness across levels. */
export function nearnessRows(
  majors: readonly Pick<Major, 'code' | 'name' | 'level'>[],
  correspondence: readonly ClassCorrespondence[],
): MajorNearness[] {
  const family = (length: number) =>
    [
      ...Map.groupBy(
        majors.filter(({ code }) => code.length === length && vocationalFamily(code) !== null),
        ({ code }) => vocationalFamily(code)!,
      ).values(),
    ].map((members) => members.map(({ code }) => code))
  const classes = new Map(family(4).map((codes) => [vocationalFamily(codes[0]!)!, codes]))
  const named = Map.groupBy(
    majors.filter(({ code }) => code.length > 4),
    ({ name }) => name,
  )
  return [
    ...family(2).flatMap((codes) => pairsOf(codes, nearnessAcrossLevels.vocationalDiscipline)),
    ...[...classes.values()].flatMap((codes) => pairsOf(codes, nearnessAcrossLevels.vocationalClass)),
    ...correspondence.flatMap(({ vocational, undergraduate }) =>
      (classes.get(vocational) ?? []).flatMap((one) =>
        undergraduate.map((other) => ({ one, other, nearness: nearnessAcrossLevels.correspondingClass })),
      ),
    ),
    ...[...named.values()].flatMap((same) =>
      pairsOf(
        same.map(({ code }) => code),
        nearnessAcrossLevels.sameName,
      ),
    ),
  ]
}

const pairsOf = (codes: readonly string[], nearness: number): MajorNearness[] =>
  codes.flatMap((one, at) => codes.slice(at + 1).map((other) => ({ one, other, nearness })))

/** Those rows that can matter between majors asked for and majors held: a match need not keep the others. */
export function rowsBetween(
  rows: readonly MajorNearness[],
  asked: readonly string[],
  held: readonly string[],
): MajorNearness[] {
  const [askedCodes, heldCodes] = [asked, held].map(
    (codes) => new Set(codes.flatMap((code) => [code, code.slice(0, 4), code.slice(0, 2)])),
  ) as [Set<string>, Set<string>]
  return rows.filter(
    ({ one, other }) =>
      (askedCodes.has(one) && heldCodes.has(other)) || (askedCodes.has(other) && heldCodes.has(one)),
  )
}
