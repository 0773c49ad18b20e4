/** "about 70%": which share of a ZIP code's people lives in one of its areas. Null when it is no question. */
export function aboutShare(share: number | null): string | null {
  if (share === null || share > 0.995) return null
  const percent = Math.round(share * 100)
  return percent < 1 ? 'less than 1%' : `about ${percent}%`
}
