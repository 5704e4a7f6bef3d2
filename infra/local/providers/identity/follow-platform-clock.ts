/**
 * Makes `Date` of this thread tell the platform's time. Libraries that read the machine's clock
 * themselves can follow it in no other way, so they get a thread of their own.
 */
export function followPlatformClock(offsetMs: SharedArrayBuffer): void {
  const offset = new BigInt64Array(offsetMs);
  const MachineDate = globalThis.Date;
  const machineNow = MachineDate.now;
  const now = (): number => machineNow() + Number(Atomics.load(offset, 0));
  MachineDate.now = now;
  globalThis.Date = new Proxy(MachineDate, {
    construct: (target, given: unknown[], newTarget): Date => {
      const made: unknown = Reflect.construct(
        target,
        given.length === 0 ? [now()] : given,
        newTarget,
      );
      if (made instanceof MachineDate) return made;
      throw new TypeError('A Date was expected');
    },
    apply: (target) => new target(now()).toString(),
  });
}
