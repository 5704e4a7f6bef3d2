/** The report's own looks: it leaves the house as one file and must not ask for a second. */
export const reportStyle = `
:root { color-scheme: light; --ink: #17302f; --quiet: #4b6160; --teal: #0b4a4f; --mist: #e9f3f1; --line: #c9d6d4; --amber: #ffbf4d }
* { box-sizing: border-box }
body { margin: 0; background: #fff; color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif }
.page { max-width: 74rem; margin: 0 auto; padding: 0 1.25rem }
header { background: var(--teal); color: #fff; border-bottom: .4rem solid var(--amber); padding: 1.5rem 0 1.75rem }
.brand { margin: 0; font-weight: 700 }
h1 { margin: .25rem 0 .5rem; font-size: clamp(1.6rem, 4vw, 2.4rem); line-height: 1.15; text-wrap: balance }
header p { max-width: 46rem; margin: 0 }
h2 { font-size: 1.35rem; line-height: 1.25; margin: 2.5rem 0 1rem }
.figures dl { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 1.25rem; margin: 2rem 0 0 }
.figures dl div { border-top: .2rem solid var(--teal); padding-top: .4rem }
dt { color: var(--quiet) }
dd { margin: 0; font-size: 1.6rem; font-weight: 700; font-variant-numeric: tabular-nums }
.drawings { display: grid; grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr); gap: 2rem; align-items: start }
figure { margin: 0 }
svg { width: 100%; height: auto }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
caption { text-align: left; font-weight: 700; padding: 1rem 0 .25rem }
th, td { text-align: right; padding: .4rem 0 .4rem 1rem; border-bottom: 1px solid var(--line); vertical-align: top }
th:first-child { text-align: left; padding-left: 0 }
tbody th { font-weight: 400 }
footer { color: var(--quiet); font-size: .875rem; padding-top: 2rem; padding-bottom: 2rem }
@media (max-width: 46rem) {
  .drawings { grid-template-columns: minmax(0, 1fr) }
  .figures dl { grid-template-columns: repeat(2, minmax(0, 1fr)) }
}
@media print {
  @page { size: A4; margin: 14mm }
  body { font-size: 10pt }
  header { background: none; color: var(--ink); padding: 0 0 .75rem }
  section { break-inside: avoid }
  .drawings { grid-template-columns: 1fr 1fr }
}
`;
