/** Chunks that decide how a picture looks, beside those every reader must know. Source: PNG, clause 11. */
const looks = new Set(['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs', 'bKGD', 'cICP']);
const signatureBytes = 8;

/** A PNG without Exif, texts, times, and whatever follows its end; undefined when it breaks off. */
export function pngWithoutMetadata(content: Uint8Array): Uint8Array | undefined {
  const kept = [content.subarray(0, signatureBytes)];
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  for (let at = signatureBytes; at + 12 <= content.length;) {
    const type = Buffer.from(content.subarray(at + 4, at + 8)).toString('latin1');
    const end = at + 12 + view.getUint32(at);
    if (end > content.length || !/^[A-Za-z]{4}$/.test(type)) return undefined;
    // A capital first letter marks a chunk without which there is no picture.
    if (/^[A-Z]/.test(type) || looks.has(type)) kept.push(content.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return undefined;
}
