import { expect, test } from 'vitest';

import { programmeById } from '#shared/programmes/index.ts';
import { chosenProgramme, chosenWindow } from '#shared/staff-web/index.ts';

test('the programme is the one named, else the one that is open that day', () => {
  const inSpring = '2026-05-06T09:00:00.000Z';
  expect(chosenProgramme(undefined, inSpring).programmeId).toBe('crisis-and-resilience-fund');
  expect(chosenProgramme('household-support-fund', inSpring).programmeId).toBe(
    'household-support-fund',
  );
  expect(chosenProgramme('nonsense', '2021-12-08T09:00:00.000Z').programmeId).toBe(
    'household-support-fund',
  );
});

test('between programmes the newest is chosen', () => {
  expect(chosenProgramme(undefined, '2024-01-01T00:00:00.000Z').programmeId).toBe(
    'crisis-and-resilience-fund',
  );
});

test('the window is the open one, else the last that was, else the first to come', () => {
  const crf = programmeById('crisis-and-resilience-fund');
  expect(chosenWindow(crf, '2027-06-01T09:00:00.000Z').windowId).toBe('2027-2028');
  expect(chosenWindow(crf, '2030-06-01T09:00:00.000Z').windowId).toBe('2028-2029');
  expect(chosenWindow(crf, '2020-06-01T09:00:00.000Z').windowId).toBe('2026-2027');
});
