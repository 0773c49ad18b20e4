import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { root } from '../documents.ts'
import { wordsInCode } from './words-in-code.ts'
import { wordsInTemplate } from './words-in-template.ts'

/** What one file says to people. */
export interface Wording {
  file: string
  sentences: string[]
}

/** Data and machinery: names of places, tables, sample posts. */
const without =
  /^server\/(areas\/(gazetteer|reading|search|shapes|tree)|demo|platform\/(db|time|http\/(cookies|etag|csv)))\b|^server\/(tables|views|routes)\.ts|schema-names/

/** Every file that says something, each sentence where it comes first. */
export function wording(): Wording[] {
  const said = new Set<string>()
  const isNew = (sentence: string) => !said.has(sentence) && said.add(sentence).has(sentence)
  return filesThatSpeak().flatMap((file) => {
    const sentences = sentencesOf(file).filter(isNew)
    return sentences.length === 0 ? [] : [{ file, sentences }]
  })
}

/** The templates first: they are what people see. */
function filesThatSpeak(): string[] {
  const files = globSync(['views/**/*.eta', 'public/*.js', 'server/**/*.ts'], { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !without.test(file))
  const rank = (file: string) => ['views', 'public', 'server'].indexOf(file.split('/')[0]!)
  return files.toSorted((one, other) => rank(one) - rank(other) || one.localeCompare(other, 'en'))
}

export function sentencesOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = file.endsWith('.eta') ? wordsInTemplate(text) : wordsInCode(text)
  return [...new Set(found.map((one) => one.replace(/\s+/g, ' ').trim()).filter(isRead))]
}

/** Two words or more, or one that begins like a label. Not a path, a key, an instruction of a protocol or an example of data. */
function isRead(text: string): boolean {
  if (!/[A-Za-z]{2}/.test(text.replaceAll('…', ''))) return false
  if (/ as [a-z_]+_[a-z]+$|^[a-z]+ as [a-z]$|\[\w+\]|^, \w+:$|^\S+\.\S+ as \w+$/.test(text)) return false
  if (/^[a-z][\w-]*$|^[\w.:-]+\/[\w.:/-]*$|^[./#?@<]|^[A-Z_]+$|[{}=;]|^https?:|\/…|\.(ts|js|css|json)$/.test(text))
    return false
  if (/^[a-z-]+( [a-z0-9-]+)*$/.test(text) && /-/.test(text) && !/[.!?]$/.test(text)) return false
  return /\s/.test(text) || /^[“(]?[A-Z][a-z’]+[.,:]?$/.test(text)
}

/** The sentences in one document, by room and file. */
export function wordingDocument(files: readonly Wording[] = wording()): string {
  const rooms = Map.groupBy(files, ({ file }) => posix.dirname(file))
  const parts = [...rooms].map(([room, own]) =>
    [`## ${room}`, ...own.map(({ file, sentences }) => fileInWords(file, sentences))].join('\n\n'),
  )
  return [intro, ...parts].join('\n\n').concat('\n')
}

const intro = `# Wording

Every sentence that people read: on pages, in mails, on the public notices and in the terminal. \`npm run wording\` makes
this list from the templates and the code, each sentence once; "…" is what is put in. Read it through before you change how
Hark speaks.`

function fileInWords(file: string, sentences: readonly string[]): string {
  return [`**${posix.basename(file)}**`, '', ...sentences.map((sentence) => `- ${escaped(sentence)}`)].join('\n')
}

function escaped(text: string): string {
  return text.replace(/[\\`*_<>[\]|]/g, '\\$&')
}
