import type { AuditWords } from './audit-words.ts'

/** What audit entries of documents are called. */
export const documentsWords = {
  kinds: {
    'documents.document': ['文献', 'document'],
    'documents.fact': ['事实', 'fact'],
    'documents.list': ['清单', 'List'],
  },
  actions: {
    'documents.document.upload': ['上传文献', 'Document uploaded'],
    'documents.document.source': ['核定来源', 'Source settled'],
    'documents.fact.suggest': ['读出事实', 'Fact read'],
    'documents.fact.confirm': ['确认事实', 'Fact confirmed'],
    'documents.fact.correct': ['更正事实', 'Fact corrected'],
    'documents.fact.reject': ['驳回事实', 'Fact rejected'],
    'documents.fact.reopen': ['撤回核定', 'Decision taken back'],
    'documents.document.export': ['导出文献清单', 'Documents exported'],
    'documents.document.remove': ['删除文献', 'Document deleted'],
    'documents.document.restore': ['恢复文献', 'Document restored'],
    'documents.document.purge': ['彻底清除文献', 'Document removed for good'],
    'documents.document.undo': ['撤销来源修改', 'Source change undone'],
  },
} as const satisfies AuditWords
