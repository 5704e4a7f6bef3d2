import { describe, expect, test } from 'vitest';

import { classColours, classOf, colourClasses } from '#shared/reporting/drawings/colour-classes.ts';

/** Relative luminance. Source: WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('the colours of a map', () => {
  test('each are a good step darker than the one before, so that their order needs no hue', () => {
    const steps = classColours.slice(1).map((colour, place) => {
      return (luminance(classColours[place]!) + 0.05) / (luminance(colour) + 0.05);
    });
    for (const step of steps) expect(step).toBeGreaterThan(1.3);
  });

  test('divide values into five classes of about as many areas, at round limits', () => {
    const values = Array.from({ length: 500 }, (_, place) => place / 5);
    const classes = colourClasses(values);
    expect(classes.map(({ from }) => from)).toEqual([undefined, 20, 40, 60, 80]);
    const inClass = classes.map(
      ({ colour }) => values.filter((value) => classOf(classes, value)?.colour === colour).length,
    );
    for (const count of inClass) expect(count).toBe(100);
  });

  test('give equal values one colour, and a value at a limit the upper class', () => {
    expect(colourClasses([7, 7, 7])).toHaveLength(1);
    const classes = colourClasses([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect(classOf(classes, 20)?.from).toBe(20);
    expect(classOf(classes, 19.99)?.from).toBeUndefined();
  });

  test('go all the way from light to dark however few classes there are', () => {
    const two = colourClasses([0, 0, 0, 1, 1]);
    expect(two.map(({ colour }) => colour)).toEqual([classColours[0], classColours[4]]);
  });

  test('need no values at all', () => {
    expect(colourClasses([])).toHaveLength(1);
  });
});
