/** The markers of JPEG this file knows. Source: ITU-T T.81, table B.1. */
const marker = { tem: 0x01, rst0: 0xd0, rst7: 0xd7, eoi: 0xd9, sos: 0xda, app0: 0xe0, app1: 0xe1 };
const app2 = 0xe2;
const app14 = 0xee;
const comment = 0xfe;

/**
 * A JPEG without Exif, XMP, IPTC, comments, thumbnails, and whatever follows the picture. Which way
 * up the camera was held is written back alone, or photos would lie on their side. Undefined when
 * the file breaks off before the picture begins.
 */
export function jpegWithoutMetadata(content: Uint8Array): Uint8Array | undefined {
  const kept: Uint8Array[] = [];
  let orientation: number | undefined;
  let at = 2;
  for (;;) {
    while (content[at] === 0xff && content[at + 1] === 0xff) at += 1;
    const found = content[at] === 0xff ? content[at + 1] : undefined;
    if (found === undefined) return undefined;
    if (found === marker.eoi) break;
    if (found === marker.tem || (found >= marker.rst0 && found <= marker.rst7)) {
      at += 2;
      continue;
    }
    const end = at + 2 + ((content[at + 2] ?? 0) << 8) + (content[at + 3] ?? 0);
    if (end > content.length || end < at + 4) return undefined;
    const segment = content.subarray(at, end);
    if (found === marker.app1) orientation ??= orientationIn(segment);
    if (found === marker.sos) {
      const next = endOfScan(content, end);
      kept.push(content.subarray(at, next));
      // A picture cut short by a bad connection shows as far as it came.
      if (next >= content.length) break;
      at = next;
      continue;
    }
    if (belongsToThePicture(found, segment)) kept.push(segment);
    at = end;
  }
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(orientation === undefined ? [] : [orientationSegment(orientation)]),
    ...kept,
    Buffer.from([0xff, marker.eoi]),
  ]);
}

/** Tables and frames, the kind of file it is, and what its colours mean. */
function belongsToThePicture(found: number, segment: Uint8Array): boolean {
  const label = Buffer.from(segment.subarray(4, 16)).toString('latin1');
  if (found === marker.app0) return label.startsWith('JFIF\0');
  if (found === app2) return label.startsWith('ICC_PROFILE\0');
  if (found === app14) return label.startsWith('Adobe');
  return found < marker.app0 && found !== comment;
}

/** Coded data ends where a marker stands that is neither an escaped FF nor a restart. */
function endOfScan(content: Uint8Array, from: number): number {
  for (let at = from; at < content.length - 1; at += 1) {
    if (content[at] !== 0xff) continue;
    const next = content[at + 1] ?? 0;
    const goesOn = next === 0 || next === 0xff || (next >= marker.rst0 && next <= marker.rst7);
    if (!goesOn) return at;
  }
  return content.length;
}

const orientationTag = 0x0112;

/** Which way up, 1 to 8, of an Exif segment. Source: CIPA DC-008 (Exif 2.32), 4.6.4. */
function orientationIn(segment: Uint8Array): number | undefined {
  if (Buffer.from(segment.subarray(4, 10)).toString('latin1') !== 'Exif\0\0') return undefined;
  const tiff = new DataView(segment.buffer, segment.byteOffset + 10, segment.byteLength - 10);
  if (tiff.byteLength < 8) return undefined;
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return undefined;
  const entries = tiff.getUint16(directory, little);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.byteLength) return undefined;
    if (tiff.getUint16(entry, little) !== orientationTag) continue;
    const value = tiff.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** An Exif segment that says which way up, and nothing else. */
function orientationSegment(orientation: number): Uint8Array {
  return Buffer.concat([
    Buffer.from([0xff, marker.app1, 0x00, 0x22]),
    Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1'),
    Buffer.from([0x00, 0x01, 0x01, 0x12, 0x00, 0x03, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]),
  ]);
}
