/** A tag of a page with its attributes, entities undone. */
interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

const tagPattern =
  /<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/gi;
const attributePattern = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

function* tagsOf(html: string): Generator<Tag> {
  for (const [, slash = '', name = '', attributes = ''] of html.matchAll(tagPattern)) {
    yield {
      name: name.toLowerCase(),
      closing: slash === '/',
      attributes: new Map(
        [...attributes.matchAll(attributePattern)].map(
          ([, attribute = '', double, single, bare]) => [
            attribute.toLowerCase(),
            withoutEntities(double ?? single ?? bare ?? ''),
          ],
        ),
      ),
    };
  }
}

/**
 * The hidden fields of the form that sends to a path, as a browser would send them back; undefined
 * when the page has no such form.
 */
export function hiddenFields(html: string, action: string): Record<string, string> | undefined {
  let found: Record<string, string> | undefined;
  let inside = false;
  for (const { name, closing, attributes } of tagsOf(html)) {
    if (name === 'form') {
      inside = !closing && found === undefined && attributes.get('action') === action;
      if (inside) found = {};
    }
    if (!inside || found === undefined || name !== 'input') continue;
    if (attributes.get('type') !== 'hidden') continue;
    found[attributes.get('name') ?? ''] = attributes.get('value') ?? '';
  }
  return found;
}

/** The value of the \`<data>\` element with an id; undefined when the page has none. */
export function dataValue(html: string, id: string): number | undefined {
  for (const { name, closing, attributes } of tagsOf(html)) {
    if (name !== 'data' || closing || attributes.get('id') !== id) continue;
    const value = Number(attributes.get('value'));
    return Number.isFinite(value) ? value : undefined;
  }
  return undefined;
}

/** The heading of a page: what it says it is, for a sentence about what went wrong. */
export function headingOf(html: string): string {
  const [, heading = ''] = /<h1[^>]*>([\s\S]*?)<\/h1>/i.exec(html) ?? [];
  return withoutEntities(heading.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, named) => {
    if (typeof decimal === 'string') return String.fromCodePoint(Number(decimal));
    if (typeof hex === 'string') return String.fromCodePoint(Number.parseInt(hex, 16));
    return entities[String(named)] ?? whole;
  });
}
