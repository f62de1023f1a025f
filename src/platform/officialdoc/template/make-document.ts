import { z } from 'zod'
import { AppError } from '../../errors.ts'
import { type DocumentKind, type OfficialDocument, officialDocument } from '../model.ts'
import { parseSource, type SourceFault } from '../source/parse-source.ts'
import { checkData } from './check-data.ts'
import { expandTemplate } from './expand.ts'
import { type TemplateField, templateFields } from './fields.ts'
import { namesUsed, parseTemplate, TemplateError, type TemplateNode } from './grammar.ts'
import { sampleData } from './samples.ts'

/**
 * Fills a template with data.
 *
 * @throws AppError `officialdoc.template.*` with the line where the template is wrong, `officialdoc.field.*` with the
 *   field where the data are.
 */
export function makeDocument(
  kind: DocumentKind,
  content: string,
  data: Record<string, unknown>,
): OfficialDocument {
  const fields = templateFields[kind]
  const nodes = readTemplate(content)
  checkNames(nodes, fields)
  checkData(fields, data)
  const { lines, resolve } = expandTemplate(nodes, fields, data)
  const parsed = parseSource(kind, lines, resolve)
  if ('fault' in parsed) throw sourceRefusal(parsed)
  const checked = officialDocument.safeParse(resolve(parsed))
  if (checked.success) return checked.data
  throw documentRefusal(checked.error)
}

/**
 * Whether a template can be read and makes a document of the sample data.
 *
 * @throws AppError with the line of the first fault.
 */
export function checkTemplate(kind: DocumentKind, content: string): void {
  makeDocument(kind, content, sampleData[kind])
}

function readTemplate(content: string): TemplateNode[] {
  try {
    return parseTemplate(content)
  } catch (cause) {
    if (!(cause instanceof TemplateError)) throw cause
    const { fault, line, tag } = cause
    throw new AppError(
      'badInput',
      `officialdoc.template.${fault}`,
      cause.message,
      { field: 'content', line, tag },
      { cause },
    )
  }
}

/** Every name must be a field of the kind, or a column of the repetition it stands in. */
function checkNames(nodes: readonly TemplateNode[], fields: readonly TemplateField[]): void {
  for (const { name, line, inside } of namesUsed(nodes)) {
    const columns = inside.flatMap((list) => fields.find((field) => field.name === list)?.columns ?? [])
    const known =
      fields.some((field) => field.name === name) ||
      columns.some((column) => column.name === name) ||
      (inside.length > 0 && (name === '@number' || name === 'this'))
    if (!known)
      throw new AppError(
        'badInput',
        'officialdoc.placeholder.unknown',
        `line ${line}: there is no placeholder ${name}`,
        { field: 'content', line, name },
      )
  }
}

function sourceRefusal({ fault, line, value }: SourceFault): AppError {
  return new AppError('badInput', `officialdoc.source.${fault}`, `line ${line}: ${fault} ${value}`, {
    field: 'content',
    line,
    value,
  })
}

/** A value the document refuses, such as a number without 〔〕. */
function documentRefusal(error: z.ZodError): AppError {
  const issue = error.issues[0]
  const path = (issue?.path ?? []).map(String)
  const isNumber = path[0] === 'number' && issue?.code === 'custom'
  return new AppError(
    'badInput',
    isNumber ? 'officialdoc.number.invalid' : 'officialdoc.document.invalid',
    `${path.join('.')}: ${issue?.message ?? 'is wrong'}`,
    { field: path[0] ?? 'data', path: path.join('.') },
    { cause: z.prettifyError(error) },
  )
}
