import { describe, expect, it } from 'vitest';

import { isLocked, kindOfContent, withoutMetadata } from '#shared/evidence/file-content.ts';
import {
  heic,
  jpegFrom,
  jpegPicture,
  lockedPdf,
  pdf,
  png,
  whereItWasTaken,
} from '#tests/builders/pictures.ts';

const asText = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1');

describe('the kind of a file', () => {
  it.each([
    ['jpeg', jpegFrom(1)],
    ['png', png],
    ['heic', heic],
    ['pdf', pdf],
  ] as const)('is told by its first bytes: %s', (kind, content) => {
    expect(kindOfContent(content)).toBe(kind);
  });

  it.each([
    ['a zip, which every document of Word is', Buffer.from('PK\x03\x04 word/document.xml')],
    ['a film', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42....')])],
    ['a page', Buffer.from('<html><script>')],
    ['nothing', Buffer.alloc(0)],
  ])('is none of ours for %s', (_, content) => {
    expect(kindOfContent(content)).toBeUndefined();
  });

  it('is locked when a PDF says how it is encrypted', () => {
    expect([isLocked(pdf), isLocked(lockedPdf)]).toEqual([false, true]);
  });
});

describe('what a camera writes beside a picture', () => {
  it.each([
    ['jpeg', jpegFrom(6)],
    ['png', png],
    ['heic', heic],
  ] as const)('is taken out of a %s, wherever it stands', (kind, content) => {
    expect(asText(content)).toContain(whereItWasTaken);
    expect(asText(withoutMetadata(kind, content))).not.toContain('GPS');
  });

  it.each([1, 3, 6, 8])('leaves a JPEG its picture and which way up it goes: %i', (way) => {
    const plain = Buffer.from(withoutMetadata('jpeg', jpegFrom(way)) ?? []);
    const ours = plain.subarray(2, plain.length - jpegPicture.length);
    expect(plain.subarray(plain.length - jpegPicture.length)).toEqual(jpegPicture);
    expect(ours.subarray(4, 10).toString('latin1')).toBe('Exif\0\0');
    // Tag 0x0112 of the one entry, most significant byte first.
    expect(ours.readUInt16BE(20)).toBe(0x0112);
    expect(ours.readUInt16BE(28)).toBe(way);
    expect(withoutMetadata('jpeg', plain)).toEqual(plain);
  });

  it('leaves a PNG its chunks of the picture alone, in their order', () => {
    const plain = asText(withoutMetadata('png', png));
    expect([...plain.matchAll(/IHDR|eXIf|tEXt|gAMA|IDAT|IEND/g)].map(String)).toEqual([
      ...['IHDR', 'gAMA', 'IDAT', 'IEND'],
    ]);
  });

  it('leaves a HEIC as long as it was, with its picture', () => {
    const plain = withoutMetadata('heic', heic);
    expect(plain).toHaveLength(heic.length);
    expect(asText(plain)).toContain('picture\0\0\0');
  });

  it.each([
    ['jpeg', jpegFrom(1).subarray(0, 60)],
    ['png', png.subarray(0, 50)],
    ['heic', heic.subarray(0, 120)],
  ] as const)('cannot be taken out of a %s that breaks off', (kind, content) => {
    expect(withoutMetadata(kind, content)).toBeUndefined();
  });
});
