/**
 * Counts whatever sets something else in motion. Work moves from a stream to a function to a queue
 * while somebody looks at one after the other; only if the count stood still all the while was
 * everything at rest.
 */
export interface Activity {
  readonly note: () => void;
  readonly count: () => number;
}

export function createActivity(): Activity {
  let count = 0;
  return {
    note: () => {
      count += 1;
    },
    count: () => count,
  };
}
