import type { Point, Rectangle } from './layout.ts'

interface Picture {
  width: number
  height: number
  title: string
  description: string
  /** Sentences below the drawing. */
  notes: readonly string[]
  shapes: readonly string[]
}

const margin = 16
const lineHeight = 18

const style = `
svg { --paper: #ffffff; --box: #f3f4f6; --room: #ffffff; --ink: #1f2328; --quiet: #59636e; --edge: #afb8c1; --line: #0969da; }
@media (prefers-color-scheme: dark) {
  svg { --paper: #0d1117; --box: #161b22; --room: #21262d; --ink: #e6edf3; --quiet: #9198a1; --edge: #484f58; --line: #58a6ff; }
}
text { font: 13px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: var(--ink); }
.name { font-weight: 600; }
.quiet { fill: var(--quiet); }
.code { font: 11px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.end { text-anchor: end; }
.box { fill: var(--box); stroke: var(--edge); }
.room { fill: var(--room); stroke: var(--edge); }
.line { fill: none; stroke: var(--line); stroke-width: 1.25; marker-end: url(#tip); }
.tip, .key { fill: var(--line); }
.unique { fill: none; stroke: var(--line); stroke-width: 1.25; }
`.trim()

/** A picture that is as good in the dark, and says in words what it shows. */
export function svg({ width, height, title, description, notes, shapes }: Picture): string {
  const lines = notes.flatMap((note) => wrapped(note, width))
  const size = { width: width + 2 * margin, height: height + 3 * margin + lines.length * lineHeight }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" aria-labelledby="title description">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(description)}</desc>
<style>
${style}
</style>
<marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="tip" d="M0 0.5 8 4 0 7.5z"/></marker>
<rect width="100%" height="100%" fill="var(--paper)"/>
<g transform="translate(${margin} ${margin})">
${shapes.join('\n')}
${lines.map((line, index) => text(line, { x: 0, y: height + margin + (index + 1) * lineHeight }, 'quiet')).join('\n')}
</g>
</svg>
`
}

export function box({ x, y, width, height }: Rectangle, kind: 'box' | 'room'): string {
  return `<rect class="${kind}" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>`
}

export function text(words: string, { x, y }: Point, kind: string): string {
  return `<text class="${kind}" x="${x}" y="${y}">${escaped(words)}</text>`
}

export function arrow(points: readonly Point[]): string {
  return `<polyline class="line" points="${points.map(({ x, y }) => `${x},${y}`).join(' ')}"/>`
}

export function dot({ x, y }: Point, kind: 'key' | 'unique'): string {
  return `<circle class="${kind}" cx="${x}" cy="${y}" r="${kind === 'key' ? 3 : 2.5}"/>`
}

/** How wide a text may become in any of the fonts, in pixels. */
export function widthOf(words: string, fontSize: number): number {
  return Math.ceil(words.length * fontSize * 0.62)
}

/** The lines of a note that is no wider than the drawing. */
function wrapped(note: string, width: number): string[] {
  const lines = ['']
  for (const word of note.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim()
    if (widthOf(longer, 13) > width) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
