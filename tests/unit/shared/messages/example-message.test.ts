import { expect, it } from 'vitest';

import { textsFor } from '#shared/messages/index.ts';

it.each([
  ['a'.repeat(160), 1],
  ['a'.repeat(161), 2],
  ['a'.repeat(306), 2],
  ['a'.repeat(307), 3],
  ['a'.repeat(459), 3],
  ['ش'.repeat(70), 1],
  ['ش'.repeat(71), 2],
  ['ش'.repeat(134), 2],
  ['ش'.repeat(135), 3],
])('a text of that many letters goes as it is billed (%#)', (body, texts) => {
  expect(textsFor(body)).toBe(texts);
});
