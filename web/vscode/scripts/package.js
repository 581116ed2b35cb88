// Packs the extension as a .vsix: a zip with the extension, a manifest of its own, and
// the types of its files. The name of the file to write may be given.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, extname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (name) => readFileSync(`${root}/${name}`)
const extension = JSON.parse(read('package.json').toString())
const out = resolve(process.argv[2] ?? `${root}/dist/${extension.name}-${extension.version}.vsix`)

// What only those who build it need stays out.
const { devDependencies, scripts, private: _, ...manifest } = extension

const media = ['icon.png', 'install.md', 'project.md', 'studio.md', 'run.md']
const files = {
  'package.json': Buffer.from(JSON.stringify(manifest, null, 2)),
  'readme.md': read('README.md'),
  'LICENSE.txt': read('LICENSE.txt'),
  'ThirdPartyNotices.txt': read('dist/ThirdPartyNotices.txt'),
  'language-configuration.json': read('language-configuration.json'),
  'dist/extension.cjs': read('dist/extension.cjs'),
  'dist/ballerina.tmLanguage.json': read('dist/ballerina.tmLanguage.json'),
  ...Object.fromEntries(media.map((name) => [`media/${name}`, read(`media/${name}`)])),
}

const types = { '.json': 'application/json', '.md': 'text/markdown', '.txt': 'text/plain', '.cjs': 'application/javascript', '.png': 'image/png' }
const used = [...new Set(Object.keys(files).map((name) => extname(name)))]
const contentTypes = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
${[...used.map((ext) => [ext, types[ext]]), ['.vsixmanifest', 'text/xml']].map(([ext, type]) => `  <Default Extension="${ext}" ContentType="${type}"/>`).join('\n')}
</Types>
`

const xml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const vsixManifest = `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">
  <Metadata>
    <Identity Language="en-US" Id="${xml(extension.name)}" Version="${xml(extension.version)}" Publisher="${xml(extension.publisher)}"/>
    <DisplayName>${xml(extension.displayName)}</DisplayName>
    <Description xml:space="preserve">${xml(extension.description)}</Description>
    <Tags>${xml([...extension.keywords, '__ext_bal'].join(','))}</Tags>
    <Categories>${xml(extension.categories.join(','))}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${xml(extension.engines.vscode)}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionDependencies" Value=""/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionPack" Value=""/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
      <Property Id="Microsoft.VisualStudio.Code.LocalizedLanguages" Value=""/>
      <Property Id="Microsoft.VisualStudio.Services.GitHubFlavoredMarkdown" Value="true"/>
    </Properties>
    <License>extension/LICENSE.txt</License>
    <Icon>extension/media/icon.png</Icon>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
  </Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/readme.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Icons.Default" Path="extension/media/icon.png" Addressable="true"/>
  </Assets>
</PackageManifest>
`

const entries = {
  'extension.vsixmanifest': Buffer.from(vsixManifest),
  '[Content_Types].xml': Buffer.from(contentTypes),
  ...Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`extension/${name}`, bytes])),
}
// The same sources make the same file.
const packed = zipSync(entries, { level: 9, mtime: '1980-01-02T00:00:00Z' })
mkdirSync(dirname(out), { recursive: true })
writeFileSync(out, packed)
console.log(`${out} (${Math.round(packed.length / 1024)} KB)`)
