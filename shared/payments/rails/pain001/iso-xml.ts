import { XMLParser } from 'fast-xml-parser';

import { done, refused, type Result } from '#shared/kernel/index.ts';

/** What is wrong with a message as a whole; nothing of it is used. */
export interface MalformedMessage {
  readonly kind: 'malformed-message';
  readonly reason: string;
}

/** What stands in an element: text, or children by their names in the order their schema fixes. */
export type IsoContent = string | number | { readonly [name: string]: IsoContent | IsoContent[] };

/**
 * Writes a message of ISO 20022. The one attribute there is, the currency, is named by `@Ccy`
 * beside its amount in `#text`.
 */
export function writeIsoXml(
  namespace: string,
  body: Readonly<Record<string, IsoContent | IsoContent[]>>,
): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', `<Document xmlns="${namespace}">`];
  for (const [name, content] of Object.entries(body)) addElement(lines, '  ', name, content);
  return [...lines, '</Document>', ''].join('\n');
}

function addElement(
  lines: string[],
  indent: string,
  name: string,
  content: IsoContent | IsoContent[],
): void {
  if (Array.isArray(content)) {
    for (const each of content) addElement(lines, indent, name, each);
    return;
  }
  if (typeof content !== 'object') {
    lines.push(`${indent}<${name}>${escapeText(String(content))}</${name}>`);
    return;
  }
  const { '@Ccy': currency, '#text': amount } = content;
  if (typeof currency === 'string' && typeof amount === 'string') {
    lines.push(`${indent}<${name} Ccy="${currency}">${amount}</${name}>`);
    return;
  }
  lines.push(`${indent}<${name}>`);
  for (const [child, inside] of Object.entries(content)) {
    addElement(lines, `${indent}  `, child, inside);
  }
  lines.push(`${indent}</${name}>`);
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Reads the body of a message as text: numbers stay as they are written, and what may repeat is
 * always a list. A document type declaration is refused, so that no entity is ever expanded.
 */
export function readIsoXml(
  text: string,
  wanted: { readonly namespace: string; readonly lists: readonly string[] },
): Result<unknown, MalformedMessage> {
  if (/<!DOCTYPE/i.test(text)) return malformed('a document type declaration is not taken');
  // The parser forgives what is cut short, and a message without its end may lack a payment.
  if (!/<\/(?:\w+:)?Document>\s*$/.test(text)) return malformed('the message has no end');
  if (!text.includes(`"${wanted.namespace}"`)) return malformed(`not a ${wanted.namespace}`);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    isArray: (name) => wanted.lists.includes(name),
  });
  return done(parser.parse(text));
}

export function malformed(reason: string): { ok: false; failure: MalformedMessage } {
  return refused({ kind: 'malformed-message', reason });
}

/** `150.00`: pounds with two decimals, written from whole pence without passing through a fraction. */
export function writePounds(amountPence: number): string {
  const digits = String(amountPence).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Whole pence from pounds of at most two decimals; undefined for anything else. */
export function readPounds(text: string): number | undefined {
  const [, pounds, decimals = ''] = /^(\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(text.trim()) ?? [];
  if (pounds === undefined) return undefined;
  return Number(pounds) * 100 + Number(decimals.padEnd(2, '0'));
}
