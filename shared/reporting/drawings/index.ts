/**
 * Drawings as SVG text, for pages and for reports in files. Kept apart from the reports themselves:
 * the outlines are large, and only what draws a map should carry them.
 */
export { drawBarsOfShare, gapInWords, type BarsOfShare, type ShareRow } from './bars-of-share.ts';
export { drawConcentrationCurve, type ConcentrationCurve } from './concentration-curve.ts';
export { drawMapOfNeed, type AreaValue, type MapOfNeed } from './map-of-need.ts';
