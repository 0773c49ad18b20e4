import { readFileSync, writeFileSync } from 'node:fs'

/** The Lucide icons used on pages. Run `npm run icons` after adding one. */
const names = [
  ...[
    'arrow-left',
    'ban',
    'bookmark',
    'braces',
    'calendar',
    'calendar-clock',
    'calendar-days',
    'check',
    'chevron-down',
  ],
  ...['chevron-left', 'chevron-right', 'chevron-up', 'circle-alert', 'circle-check', 'circle-dashed', 'circle-pause'],
  ...['circle-x', 'clock', 'copy', 'download', 'droplets', 'file-text', 'history', 'info', 'key', 'list', 'list-plus'],
  ...['lock', 'log-out', 'mail', 'map-pin', 'megaphone', 'menu', 'message-square', 'message-square-off', 'minus'],
  ...['pencil', 'phone', 'plus', 'radio-tower', 'refresh-cw', 'rss', 'scroll-text', 'search', 'send', 'settings'],
  ...['shield-check', 'skip-forward', 'timer', 'trash-2', 'triangle-alert', 'octagon-x', 'undo-2', 'upload', 'user'],
  ...['users', 'at-sign', 'webhook', 'x', 'zap', 'wifi', 'truck', 'eye', 'circle-help', 'thumbs-up', 'external-link'],
]

const icons = new URL('../../../node_modules/lucide-static/icons/', import.meta.url)
const symbols = names.toSorted().map((name) => {
  const shapes = readFileSync(new URL(`${name}.svg`, icons), 'utf8').match(/<svg[^>]*>([\s\S]*)<\/svg>/)![1]!
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, '').replaceAll(' />', '/>')}</symbol>`
})

writeFileSync(
  new URL('../../../public/icons.svg', import.meta.url),
  `<svg xmlns="http://www.w3.org/2000/svg"><!-- lucide, ISC licence -->\n${symbols.join('\n')}\n</svg>\n`,
)
