/** The path from the project's root of a file that a model of a package names. */
export function pathFrom(folder: string | undefined, name: string): string {
  return !folder || folder === '.' || folder.endsWith('.bal') ? name : `${folder}/${name}`
}
