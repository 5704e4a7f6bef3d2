import type { CompiledModule } from './compile.ts';
import type { ReferenceFigures } from './figures.ts';

/** What the figures hold and how large they are compiled, in lines. */
export function summarise(figures: ReferenceFigures, modules: readonly CompiledModule[]): string[] {
  const { smallAreas2011, smallAreas2021, postcodes, postcodesOutside } = figures;
  const live = postcodes.filter((row) => row.live);
  const councils = new Set(postcodesOutside.map((row) => row.councilCode));
  const inTenth = (areas: ReferenceFigures['smallAreas2011']) =>
    areas.filter((area) => area.imdDecile === 1).length;
  const suppressed = (areas: ReferenceFigures['smallAreas2011']) =>
    areas.filter((area) => area.incomeDeprivedChildren === undefined).length;
  const size = modules.reduce((sum, module) => sum + Buffer.byteLength(module.text), 0);
  return [
    `${figures.localities.length} localities and ${figures.wards.length} wards.`,
    `${smallAreas2011.length} small areas of 2011, ${inTenth(smallAreas2011)} of them in England's most deprived tenth (2019).`,
    `${smallAreas2021.length} small areas of 2021, ${inTenth(smallAreas2021)} of them in England's most deprived tenth (2025).`,
    `${suppressed(smallAreas2011)} suppressed counts of children estimated for 2019 and ${suppressed(smallAreas2021)} for 2025.`,
    `${postcodes.length} postcodes inside the city, ${live.length} of them live, ${live.filter((row) => row.nearEdge).length} of those near the edge of a small area.`,
    `${postcodesOutside.length} live postcodes outside it, in ${councils.size} councils.`,
    'Checked: every code is defined once and every area has an outline.',
    ...modules.map(({ fileName, text }) => `${fileName}: ${kilobytes(Buffer.byteLength(text))}`),
    `In all: ${kilobytes(size)}.`,
  ];
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
