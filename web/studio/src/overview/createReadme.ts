import { messageOf, rpc } from '../rpc'
import { navigate } from '../shell/route'
import { notify } from '../store/toasts'
import { useStudio } from '../store/studio'

/** Makes the README of the package that is shown, and opens it to be written. */
export async function createReadme(): Promise<void> {
  const { hello, files } = useStudio.getState()
  const folder = hello?.package && hello.package.path !== '.' ? `${hello.package.path}/` : ''
  // It stands beside the package's manifest.
  const manifest = files.find((f) => f.path === `${folder}Ballerina.toml`)
  if (!hello?.package || !manifest) return notify('A README belongs to a package: there is none here.', 'error')
  const uri = manifest.uri.replace(/[^/]*$/, 'README.md')
  const start = { line: 0, character: 0 }
  const newText = `# ${hello.package.name}\n\n`
  try {
    await rpc.request('studio/applyEdit', { label: 'Create README', edit: { changes: { [uri]: [{ range: { start, end: start }, newText }] } } })
    navigate('code', `${folder}README.md`, 'L3')
  } catch (error) {
    notify(messageOf(error), 'error')
  }
}
