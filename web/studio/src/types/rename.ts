// Renaming fields of records and members of enumerations: the language server knows all
// that names them.

import type { WorkspaceEdit } from 'vscode-languageserver-types'
import { rpc } from '../rpc'
import type { TypeField } from '../rpc/models'
import { fileOf } from '../store/files'
import { positionOf } from '../sync/positions'

/** Gives a field another name, and all its uses with it. */
export async function renameField(field: TypeField, newName: string): Promise<void> {
  const file = fileOf(field.nameRange.file)
  if (!file) throw new Error('The file of this field is not open in Studio.')
  const { text } = await rpc.call('studio/read', { uri: file.uri })
  const edit = await rpc.request<WorkspaceEdit | null>('textDocument/rename', { textDocument: { uri: file.uri }, position: positionOf(text, field.nameRange.start), newName })
  if (edit) await rpc.request('studio/applyEdit', { label: `Rename ${field.name}`, edit })
}
