/**
 * Five steps from light to dark along viridis, the lightest paled for paper. Lightness falls with
 * each step, so the order survives every kind of colour blindness and a black-and-white printer.
 * Source: viridis by N. Smith and S. van der Walt (matplotlib, CC0).
 */
export const classColours = ['#f4efb2', '#94d183', '#35a58a', '#2d6a8e', '#3c1a5c'] as const;

export interface ColourClass {
  readonly colour: string;
  /** Values from here on; the first class has no lower end. */
  readonly from: number | undefined;
}

/**
 * Divides values into up to five classes of about as many areas each, at limits rounded to figures
 * people can read. Equal values always share a class.
 */
export function colourClasses(values: readonly number[]): readonly ColourClass[] {
  const sorted = [...values].sort((a, b) => a - b);
  const least = sorted[0] ?? 0;
  const most = sorted.at(-1) ?? 0;
  const step = readableStep((most - least) / 25);
  const limits = [0.2, 0.4, 0.6, 0.8]
    .map((part) => Math.round(quantile(sorted, part) / step) * step)
    .filter((limit) => limit > least && limit <= most);
  const steps: (number | undefined)[] = [undefined, ...new Set(limits)];
  return steps.map((from, place) => ({ from, colour: colourAt(place, steps.length) }));
}

export function classOf(classes: readonly ColourClass[], value: number): ColourClass | undefined {
  return classes.findLast(({ from }) => from === undefined || value >= from);
}

/** Fewer classes keep the whole way from light to dark. */
function colourAt(place: number, classes: number): string {
  const last = classColours.length - 1;
  const index = classes === 1 ? 1 : Math.round((place * last) / (classes - 1));
  return classColours[index] ?? classColours[0];
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
}

/** 1, 2 or 5 times a power of ten, at or above a width. */
function readableStep(width: number): number {
  if (width <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(width));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= width) ?? 10;
  return factor * power;
}
