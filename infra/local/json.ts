/** What JSON can carry; templates, events, results and AWS requests are all made of it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** `JSON.parse` answers `any`; what it really answers is this. Throws on text that is not JSON. */
export const parseJson: (text: string) => Json = JSON.parse;

/** What a value looks like after the trip through JSON that every event and result makes on AWS. */
export function throughJson(value: unknown): Json {
  return value === undefined ? null : parseJson(JSON.stringify(value));
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** A scalar as text, as CloudFormation joins it; anything larger as JSON. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The text under a key, or undefined when there is none or it is not text. */
export function textAt(object: JsonObject, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' ? value : undefined;
}

/** The object under a key; an empty one when there is none. */
export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return isJsonObject(value) ? value : {};
}

/** The list under a key; an empty one when there is none. */
export function listAt(object: JsonObject, key: string): readonly Json[] {
  const value = object[key];
  return isJsonArray(value) ? value : [];
}
