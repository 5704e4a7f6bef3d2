import { eventBodySchema, type DomainEvent } from './event.ts';

const storyOrder = eventBodySchema.options.map((option) => option.shape.type.value);

/**
 * Events as a story: in the order they happened, and those of one instant in the order the list of
 * events has them, which is the order a story goes.
 */
export function inStoryOrder(events: readonly DomainEvent[]): readonly DomainEvent[] {
  const place = ({ body }: DomainEvent) => storyOrder.indexOf(body.type);
  return [...events].sort((a, b) => a.at.localeCompare(b.at) || place(a) - place(b));
}
