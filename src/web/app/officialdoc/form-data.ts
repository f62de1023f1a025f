import type { TemplateField } from '#platform/officialdoc/contract.ts'

/** What the form holds: lists and rows as text, the rest as it is sent. */
export type FormValues = Record<string, string | boolean | null | undefined>

/** Cells of a line: parted by | or, pasted from a spreadsheet, by tabs. */
const cellsOf = (line: string): string[] => line.split(/\t|\||｜/).map((cell) => cell.trim())

/** The form's values as the server takes them; what is empty is left out. */
export function toData(fields: readonly TemplateField[], values: FormValues): Record<string, unknown> {
  const data: Record<string, unknown> = {}
  for (const field of fields) {
    const value = values[field.name]
    if (value === undefined || value === null || value === '' || value === false) continue
    data[field.name] =
      field.type === 'rows' && typeof value === 'string'
        ? value
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => {
              const cells = cellsOf(line)
              return Object.fromEntries(
                field.columns.map((column, index) => [column.name, cells[index] ?? '']),
              )
            })
        : value
  }
  return data
}

/** Data of the server, such as the sample, as the form shows them. */
export function toValues(fields: readonly TemplateField[], data: Record<string, unknown>): FormValues {
  return Object.fromEntries(
    fields.map((field): [string, FormValues[string]] => {
      const value = data[field.name]
      if (Array.isArray(value))
        return [
          field.name,
          field.type === 'rows'
            ? value
                .map((row: Record<string, unknown>) =>
                  field.columns.map((column) => String(row[column.name] ?? '')).join(' | '),
                )
                .join('\n')
            : value.join('，'),
        ]
      return [field.name, typeof value === 'string' || typeof value === 'boolean' ? value : null]
    }),
  )
}
