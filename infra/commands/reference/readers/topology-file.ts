import * as z from 'zod';
import type { OutlineFigures } from '../figures.ts';
import { type InputFolder, readText } from './csv-table.ts';

const ringsSchema = z.array(z.array(z.int()));
const shapeSchema = z.discriminatedUnion('type', [
  z.object({ id: z.string(), type: z.literal('Polygon'), arcs: ringsSchema }),
  z.object({ id: z.string(), type: z.literal('MultiPolygon'), arcs: z.array(ringsSchema) }),
]);
const pairSchema = z.tuple([z.number(), z.number()]);
const topologySchema = z.object({
  type: z.literal('Topology'),
  transform: z.object({ scale: pairSchema, translate: pairSchema }),
  arcs: z.array(z.array(z.tuple([z.int(), z.int()]))),
  objects: z.record(z.string(), z.object({ geometries: z.array(shapeSchema) })),
});

/** Reads a quantised topology of polygons with one layer; a problem and nothing when it is not one. */
export function readTopology(folder: InputFolder, file: string): OutlineFigures | undefined {
  const text = readText(folder, file);
  if (text === undefined) return undefined;
  const topology = topologySchema.safeParse(parseJson(text));
  if (!topology.success) {
    const where = topology.error.issues[0]?.path.join('.') ?? '';
    const place = where === '' ? '' : `, see ${where}`;
    folder.problems.push({ file, reason: `Not a quantised TopoJSON of polygons${place}.` });
    return undefined;
  }
  const { transform, arcs, objects } = topology.data;
  const layers = Object.values(objects);
  const [layer] = layers;
  if (layer === undefined || layers.length > 1) {
    folder.problems.push({ file, reason: `Has ${layers.length} layers where one is expected.` });
    return undefined;
  }
  const shapes = layer.geometries.map((shape) => ({
    code: shape.id,
    polygons: shape.type === 'Polygon' ? [shape.arcs] : shape.arcs,
  }));
  return { ...transform, arcs, shapes };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Text that is not JSON fails the schema, which reports the file.
    return undefined;
  }
}
