/** A name for a project, made of that of its folder: letters, digits, underscores and dots. */
export function suggestName(root: string): string {
  const folder = root.split(/[\\/]/).filter(Boolean).pop() ?? ''
  const name = folder
    .replace(/[^A-Za-z0-9_.]+/g, '_')
    .replace(/^[^A-Za-z]+/, '')
    .replace(/_{2,}/g, '_')
    .replace(/[_.]+$/, '')
  return name || 'my_integration'
}

/** What is wrong with the name of a package or organization; null when nothing is. */
export function projectNameProblem(name: string, what: 'project' | 'organization' = 'project'): string | null {
  if (!name) return what === 'project' ? 'A name is needed.' : null
  if (name.length > 256) return 'The name is longer than 256 characters.'
  if (what === 'organization') return /^[A-Za-z0-9_]+$/.test(name) ? null : 'An organization has letters, digits and underscores only.'
  if (!/^[A-Za-z0-9_.]+$/.test(name)) return 'A name has letters, digits, underscores and dots only.'
  if (/^\d/.test(name)) return 'A name does not begin with a digit.'
  if (/^[_.]|[_.]$|__|\.\./.test(name)) return 'Underscores and dots stand between letters and digits, one at a time.'
  return null
}
