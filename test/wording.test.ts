import { expect, test } from 'vitest'
import { read } from './support/documents.ts'
import { avoidedWords } from './support/wording/avoided-words.ts'
import { wording, wordingDocument } from './support/wording/wording.ts'
import { wordsInCode } from './support/wording/words-in-code.ts'
import { wordsInTemplate } from './support/wording/words-in-template.ts'

const files = wording()

test('docs/wording.md lists every sentence that people read', () => {
  const isFresh = wordingDocument(files) === read('docs/wording.md')
  expect(isFresh, 'Sentences have changed since docs/wording.md was made: run npm run wording.').toBe(true)
})

test('what people read has no word that an American service team would not write', () => {
  const found = files.flatMap(({ file, sentences }) =>
    sentences.flatMap((sentence) =>
      avoidedWords
        .filter(([avoided]) => avoided.test(sentence))
        .map(([, instead]) => `${file}: “${sentence}” (write: ${instead})`),
    ),
  )
  expect(found).toEqual([])
})

test('sentences are found in code, and names, types, keys and comparisons are not', () => {
  const code = `
    import x from './some where.ts'
    type Word = 'not this one'
    // Nor this one.
    const words = { 'a key of two': 'Sent back', icon: 'undo-2' }
    if (words.icon === 'nor this word') throw new Error('Only we see this.')
    say(\`It goes to \${count} places.\`, count > 1 ? 'Two or more' : 'One place')`
  expect(wordsInCode(code)).toEqual(['Sent back', 'undo-2', 'It goes to … places.', 'Two or more', 'One place'])
})

test('sentences are found in templates: text, labels, and what the code puts in', () => {
  const template = `
    <%/* A comment. */%>
    <h1 aria-label="The title">Hello <b><%= it.name %></b>, you have <%= it.count %> posts.</h1>
    <% if (it.one === 'not this') { %><p>Only <i>one</i></p><% } %>
    <button><%= it.on ? 'Turn off' : 'Turn on' %><span class="visually-hidden"> for <%= it.name %></span></button>
    <script>notThis('at all')</script>`
  const found = wordsInTemplate(template).filter((text) => /[a-z]/.test(text))
  expect(found).toEqual(['The title', 'Hello …, you have … posts.', 'Only one', 'for …', 'Turn off', 'Turn on'])
})
