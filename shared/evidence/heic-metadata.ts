/** A box of the ISO base media file format: what it is called, and where what it holds lies. */
interface Box {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/**
 * A HEIC picture whose Exif and XMP are nothing but zeros. They stay as long as they are, so that
 * nothing else moves; which way up the picture goes is a property of its own. Undefined when the
 * boxes cannot be read. Source: ISO/IEC 14496-12, 8.11.
 */
export function heicWithoutMetadata(content: Uint8Array): Uint8Array | undefined {
  try {
    const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
    const meta = boxes(view, 0, view.byteLength).find(({ type }) => type === 'meta');
    if (meta === undefined) return undefined;
    const inside = boxes(view, meta.from + 4, meta.to);
    const named = (type: string) => inside.find((box) => box.type === type);
    const [items, places] = [named('iinf'), named('iloc')];
    if (items === undefined || places === undefined) return undefined;
    const hidden = metadataItems(view, items);
    const cleared = Uint8Array.from(content);
    for (const { item, from, length } of extents(view, places, named('idat')?.from ?? 0)) {
      if (hidden.has(item)) cleared.fill(0, from, from + length);
    }
    return cleared;
  } catch (error) {
    // Reading past the end is how a file shows that it breaks off.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function boxes(view: DataView, from: number, to: number): Box[] {
  const found: Box[] = [];
  for (let at = from; at + 8 <= to;) {
    const short = view.getUint32(at);
    const isLong = short === 1;
    const size = isLong ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short;
    const head = isLong ? 16 : 8;
    if (size < head || at + size > to) throw new RangeError('A box is longer than what holds it');
    found.push({ type: text(view, at + 4), from: at + head, to: at + size });
    at += size;
  }
  return found;
}

/** The items that hold Exif or XMP, by their numbers. */
function metadataItems(view: DataView, { from, to }: Box): ReadonlySet<number> {
  const countBytes = view.getUint8(from) === 0 ? 2 : 4;
  const hidden = new Set<number>();
  for (const entry of boxes(view, from + 4 + countBytes, to)) {
    const version = view.getUint8(entry.from);
    if (entry.type !== 'infe' || version < 2) continue;
    const idBytes = version === 2 ? 2 : 4;
    const id = number(view, entry.from + 4, idBytes);
    const type = text(view, entry.from + 4 + idBytes + 2);
    if (type === 'Exif' || type === 'mime') hidden.add(id);
  }
  return hidden;
}

/** Where the pieces of each item lie in the file. */
function extents(view: DataView, { from }: Box, idatFrom: number) {
  const version = view.getUint8(from);
  const sizes = view.getUint16(from + 4);
  const [offsetBytes, lengthBytes] = [sizes >> 12, (sizes >> 8) & 15];
  const [baseBytes, indexBytes] = [(sizes >> 4) & 15, version === 0 ? 0 : sizes & 15];
  const idBytes = version < 2 ? 2 : 4;
  const found: { item: number; from: number; length: number }[] = [];
  let at = from + 6;
  const take = (bytes: number): number => {
    at += bytes;
    return number(view, at - bytes, bytes);
  };
  for (let items = take(idBytes); items > 0; items -= 1) {
    const item = take(idBytes);
    const isInIdat = version > 0 && (take(2) & 15) === 1;
    take(2);
    const base = take(baseBytes) + (isInIdat ? idatFrom : 0);
    for (let pieces = take(2); pieces > 0; pieces -= 1) {
      take(indexBytes);
      const offset = take(offsetBytes);
      found.push({ item, from: base + offset, length: take(lengthBytes) });
    }
  }
  return found;
}

function number(view: DataView, at: number, bytes: number): number {
  if (bytes === 0) return 0;
  if (bytes === 2) return view.getUint16(at);
  return bytes === 4 ? view.getUint32(at) : Number(view.getBigUint64(at));
}

function text(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}
