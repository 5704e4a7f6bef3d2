import { parseArgs } from 'node:util';

export interface ReferenceOptions {
  /** A folder of tables cut for the city, to compile all figures from. */
  readonly from?: string | undefined;
  /** A release of postcodes, and of the indices, as published. */
  readonly postcodes?: string | undefined;
  readonly deprivation?: string | undefined;
  readonly postcodesName?: string | undefined;
  readonly deprivationName?: string | undefined;
  /** Names of councils that had no postcode of the B area before, by their codes. */
  readonly councils: ReadonlyMap<string, string>;
  /** Without it nothing is written. */
  readonly write: boolean;
  /** Lists every postcode and area that changes. */
  readonly all: boolean;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = {
  ...{ from: text, postcodes: text, deprivation: text },
  ...{ 'postcodes-name': text, 'deprivation-name': text },
  council: { type: 'string', multiple: true },
  ...{ write: flag, all: flag },
} as const;

/** A compiled line is cut at bars, and its text ends at a backtick. */
const plain = /^[^|\n`\\$]+$/;

/** What the arguments ask for; nothing when they ask for nothing, or for something we do not know. */
export function optionsIn(args: readonly string[]): ReferenceOptions | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options });
    const { from, postcodes, deprivation, write = false, all = false } = values;
    const named = [from, postcodes, deprivation].filter((one) => one !== undefined);
    const names = [values['postcodes-name'], values['deprivation-name']];
    const councils = (values.council ?? []).map(councilIn);
    const texts = [...names.filter((name) => name !== undefined), ...councils.flat()];
    const folderAndRelease = from !== undefined && named.length > 1;
    if (named.length === 0 || named.includes('') || folderAndRelease) return undefined;
    if (texts.some((one) => !plain.test(one))) return undefined;
    return {
      ...{ from, postcodes, deprivation, write, all },
      ...{ postcodesName: names[0], deprivationName: names[1], councils: new Map(councils) },
    };
  } catch {
    // An option or word we do not know is answered with what we do know.
    return undefined;
  }
}

/** `E07000999=Its name` */
function councilIn(said: string): [string, string] {
  const [code = '', ...name] = said.split('=');
  return [code.trim(), name.join('=').trim()];
}
