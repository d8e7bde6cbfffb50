/**
 * `npm ci` refuses a lock file in which a platform package is missing, and `npm install` writes such
 * files without a word. Plain JavaScript, because it must run before anything is installed.
 */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

export function checkLock(lock) {
  const packages = Object.entries(lock.packages)
  const known = new Set(
    packages.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13)),
  )

  return packages.flatMap(([path, entry]) => [
    ...Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !known.has(name))
      .map(
        (name) => `package-lock.json: ${path || 'package.json'} wants ${name}, which is missing`,
      ),
    // An address would bind every machine to the registry of the one that wrote the file.
    ...(entry.resolved ? [`package-lock.json: ${path} carries an address (resolved)`] : []),
    ...(path && !entry.link && !entry.integrity && !entry.inBundle
      ? [`package-lock.json: ${path} has no checksum`]
      : []),
  ])
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = process.argv[2] ?? 'package-lock.json'
  const faults = checkLock(JSON.parse(readFileSync(file, 'utf8')))
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
}
