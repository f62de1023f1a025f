/** The mark of the example row of our own templates, which nobody means to import. */
export const exampleMark = '示例'

/** The heading of the column of a returned copy that says what became of each row; an import takes no notice of it. */
export const resultHeading = '导入结果'

/** The heading of the column of a template that counts the rows and marks the example. */
export const rowNumberHeading = '序号'
