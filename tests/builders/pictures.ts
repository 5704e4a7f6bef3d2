/** Small files with what a phone writes beside a picture, for whoever takes it out again. */

/** Written into every picture where a camera writes where it stood. */
export const whereItWasTaken = 'GPS 52.4862 -1.8904';

const text = (words: string) => Buffer.from(words, 'latin1');

function segment(marker: number, content: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(content.length + 2);
  return Buffer.concat([Buffer.from([0xff, marker]), length, content]);
}

/** An Exif directory with the orientation and, after it, the place. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  return Buffer.concat([text('Exif\0\0'), tiff, text(whereItWasTaken)]);
}

const codedPicture = Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]);

export function jpegFrom(orientation: number): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, text('JFIF\0\x01\x02\0\0\x01\0\x01\0\0')),
    segment(0xe1, exif(orientation)),
    segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0${whereItWasTaken}`)),
    segment(0xed, text(`Photoshop 3.0\0${whereItWasTaken}`)),
    segment(0xfe, text(whereItWasTaken)),
    segment(0xe2, text('ICC_PROFILE\0colours')),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xda, Buffer.alloc(6)),
    codedPicture,
    Buffer.from([0xff, 0xd9]),
    text(`what follows the picture: ${whereItWasTaken}`),
  ]);
}

/** What is left of `jpegFrom` when everything beside the picture is gone. */
export const jpegPicture = Buffer.concat([
  segment(0xe0, text('JFIF\0\x01\x02\0\0\x01\0\x01\0\0')),
  segment(0xe2, text('ICC_PROFILE\0colours')),
  segment(0xdb, Buffer.alloc(65, 1)),
  segment(0xda, Buffer.alloc(6)),
  codedPicture,
  Buffer.from([0xff, 0xd9]),
]);

function chunk(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, text(type), content, Buffer.alloc(4)]);
}

export const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', Buffer.alloc(13, 2)),
  chunk('eXIf', text(whereItWasTaken)),
  chunk('tEXt', text(whereItWasTaken)),
  chunk('gAMA', Buffer.alloc(4, 3)),
  chunk('IDAT', text('picture')),
  chunk('IEND', Buffer.alloc(0)),
  text(whereItWasTaken),
]);

function box(type: string, ...content: readonly Buffer[]): Buffer {
  const inside = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(inside.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, inside]);
}

const numbers = (bytes: number, ...values: readonly number[]) =>
  Buffer.concat(
    values.map((value) => {
      const one = Buffer.alloc(bytes);
      one.writeUIntBE(value, 0, bytes);
      return one;
    }),
  );

/** A picture of two items: the picture itself, and its Exif, both in `mdat`. */
export const heic: Buffer = (() => {
  const ftyp = box('ftyp', text('heic'), numbers(4, 0), text('heicmif1'));
  const item = (id: number, type: string) =>
    box('infe', numbers(1, 2, 0, 0, 0), numbers(2, id, 0), text(`${type}\0`));
  const infos = box('iinf', numbers(4, 0), numbers(2, 2), item(1, 'hvc1'), item(2, 'Exif'));
  const meta = (pictureAt: number) =>
    box(
      'meta',
      numbers(4, 0),
      infos,
      box(
        'iloc',
        numbers(1, 1, 0, 0, 0),
        numbers(2, 0x4400, 2),
        ...[1, 2].map((id) =>
          Buffer.concat([
            numbers(2, id, 0, 0, 1),
            numbers(4, id === 1 ? pictureAt : pictureAt + 7, id === 1 ? 7 : whereItWasTaken.length),
          ]),
        ),
      ),
    );
  const pictureAt = ftyp.length + meta(0).length + 8;
  return Buffer.concat([ftyp, meta(pictureAt), box('mdat', text(`picture${whereItWasTaken}`))]);
})();

export const pdf = text(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n',
);
export const lockedPdf = text('%PDF-1.7\ntrailer << /Root 1 0 R /Encrypt 5 0 R >>\n');
