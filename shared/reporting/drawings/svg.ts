type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * One SVG element as text. Looks are given as attributes, never as styles: the pages' security
 * policy runs no inline style.
 */
export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => ` ${attribute}="${escapeText(String(value))}"`)
    .join('');
  return children.length === 0
    ? `<${name}${written}/>`
    : `<${name}${written}>${children.join('')}</${name}>`;
}

export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** One decimal is a tenth of a pixel: nobody sees more, and everybody would download it. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

export interface Drawing {
  /** Begins the ids inside the drawing; two drawings on one page need two. */
  readonly id: string;
  readonly title: string;
  /** What somebody who cannot see the drawing should know. */
  readonly description: string;
  /** What stands under a drawing that leaves the page: title, period, source, versions. */
  readonly caption?: readonly string[];
}

/** An image that grows and shrinks with the page and is read out by its title and description. */
export function drawing(
  { id, title, description, caption = [] }: Drawing,
  { width, height }: { readonly width: number; readonly height: number },
  ...children: readonly string[]
): string {
  const lines = caption.flatMap((text) => wrapped(text, Math.floor(width / captionCharacter)));
  const whole = height + (lines.length === 0 ? 0 : captionGap + lines.length * captionLine);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${tenth(width)} ${tenth(whole)}`,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-description`,
      'font-family': "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif",
      fill: ink,
    },
    element('title', { id: `${id}-title` }, escapeText(title)),
    element('desc', { id: `${id}-description` }, escapeText(description)),
    ...(lines.length === 0 ? [] : [element('rect', { width, height: tenth(whole), fill: paper })]),
    ...children,
    ...drawCaption(lines, height),
  );
}

const captionSize = 12;
const captionLine = 17;
const captionGap = 24;
/** The width of most letters at that size, rather too wide than too narrow. */
const captionCharacter = 6.4;

function drawCaption(lines: readonly string[], top: number): readonly string[] {
  if (lines.length === 0) return [];
  const spans = lines.map((line, place) =>
    element('tspan', { x: 4, y: tenth(top + captionGap + place * captionLine) }, escapeText(line)),
  );
  return [element('text', { 'font-size': captionSize, fill: quietInk }, ...spans)];
}

/** Words on as many lines as they need. */
function wrapped(text: string, characters: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > characters) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}

export const ink = '#17302f';
export const quietInk = '#4b6160';
export const paper = '#ffffff';

/**
 * Diagonal lines for what is left out on purpose; they survive a black-and-white printer. `scale`
 * undoes that of the shapes they fill.
 */
export function hatching(id: string, scale = 1): string {
  const line = element('path', { d: 'M0 0V8', stroke: '#8a9a99', 'stroke-width': 3 });
  const ground = element('rect', { width: 8, height: 8, fill: '#eef2f1' });
  return element(
    'pattern',
    {
      id,
      width: 8,
      height: 8,
      patternUnits: 'userSpaceOnUse',
      patternTransform: `scale(${scale}) rotate(45)`,
    },
    ground,
    line,
  );
}
