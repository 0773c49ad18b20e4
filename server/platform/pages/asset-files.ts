import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { etagOf } from '../http/etag.ts'

export interface Asset {
  /** Where pages link to it: `/assets/css/base.3f9a1c2b.css` for `css/base.css`. It changes with the content. */
  address: string
  body: Buffer
  type: string
  etag: string
}

export interface Assets {
  /** For templates: `asset('css/base.css')`. Throws for an unknown name, which is a mistake in the template. */
  address(name: string): string
  /** Finds a file by its name, by its address, or by its address in another release. */
  find(path: string): Asset | undefined
}

export const prefix = '/assets/'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url))

const fromPackages: [name: string, path: string][] = [
  ['htmx.min.js', join(modules, 'htmx.org/dist/htmx.min.js')],
  [
    'fonts/inter-latin-wght-normal.woff2',
    join(modules, '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
  ],
]

/**
 * Every file of the folder, and the two that come from packages. They are few and small, so they are kept in memory: an
 * address and its content stay together even while an upgrade replaces the files. Without `cache`, they are read each
 * time.
 */
export function openAssets(folder: string, { cache }: { cache: boolean }): () => Assets {
  const assets = readAssets(folder)
  return cache ? () => assets : () => readAssets(folder)
}

function readAssets(folder: string): Assets {
  const own = globSync(`**/*{${Object.keys(types).join()}}`, { cwd: folder })
  const paths = new Map([...own.map((name) => [name, join(folder, name)] as const), ...fromPackages])
  const assets = new Map<string, Asset>()

  function assetNamed(name: string): Asset {
    const asset = assets.get(name) ?? read(name)
    assets.set(name, asset)
    return asset
  }

  function read(name: string): Asset {
    const path = paths.get(name)
    if (path === undefined) throw new Error(`There is no asset ${name}.`)
    const ending = extname(name)
    const content = readFileSync(path)
    const body = ending === '.css' ? addressed(content, assetNamed) : content
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 8)
    const address = `${prefix}${name.slice(0, -ending.length)}.${hash}${ending}`
    return { address, body, type: types[ending]!, etag: etagOf(body) }
  }

  for (const name of paths.keys()) assetNamed(name)
  return {
    address: (name) => assetNamed(name).address,
    find: (path) => assets.get(path) ?? assets.get(path.replace(/\.[0-9a-f]{8}(?=\.\w+$)/, '')),
  }
}

/**
 * A style sheet contains the addresses of its fonts, pictures and other sheets, so its own address changes with theirs.
 */
function addressed(css: Buffer, assetNamed: (name: string) => Asset): Buffer {
  return Buffer.from(String(css).replace(/(?<=['"(])\/assets\/([^'")?#\s]+)/g, (_, name) => assetNamed(name).address))
}
