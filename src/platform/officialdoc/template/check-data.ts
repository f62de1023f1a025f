import { AppError } from '../../errors.ts'
import { readDay } from '../source/parse-source.ts'
import type { TemplateField } from './fields.ts'

const mostRows = 5000
const mostCharacters = 200_000

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
const isText = (value: unknown): boolean =>
  (typeof value === 'string' && value.length <= mostCharacters) || typeof value === 'number'

/**
 * Compares what was posted with what the kind of document takes.
 *
 * @throws AppError naming the field: unknown, missing or of another kind.
 */
export function checkData(fields: readonly TemplateField[], data: Record<string, unknown>): void {
  for (const name of Object.keys(data)) {
    if (!fields.some((field) => field.name === name))
      throw new AppError('badInput', 'officialdoc.field.unknown', `there is no field ${name}`, {
        field: name,
      })
  }
  for (const field of fields) {
    const value = data[field.name]
    if (isBlank(value)) {
      if (field.required)
        throw new AppError('badInput', 'officialdoc.field.missing', `${field.name} is needed`, {
          field: field.name,
          label: field.label,
        })
    } else if (!fits(field, value))
      throw new AppError('badInput', 'officialdoc.field.invalid', `${field.name} is no ${field.type}`, {
        field: field.name,
        label: field.label,
      })
  }
}

function fits(field: TemplateField, value: unknown): boolean {
  switch (field.type) {
    case 'line':
    case 'text':
    case 'body':
      return isText(value)
    case 'day':
      return typeof value === 'string' && readDay(value) !== null
    case 'flag':
      return typeof value === 'boolean'
    case 'urgency':
      return value === 'urgent' || value === 'extraUrgent'
    case 'list':
      return isText(value) || (Array.isArray(value) && value.length <= 500 && value.every(isText))
    case 'rows':
      return (
        Array.isArray(value) &&
        value.length <= mostRows &&
        value.every(
          (row: unknown) =>
            typeof row === 'object' &&
            row !== null &&
            Object.entries(row).every(
              ([name, cell]) =>
                field.columns.some((column) => column.name === name) && (isBlank(cell) || isText(cell)),
            ),
        )
      )
  }
}
