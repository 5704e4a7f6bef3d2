export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** Ellipsoids by their half axes, in metres: Airy's of 1830 under the National Grid, and GRS80. */
const airy = { a: 6_377_563.396, b: 6_356_256.909 };
const grs80 = { a: 6_378_137, b: 6_356_752.314_1 };

/** The National Grid: scale on the central meridian, true origin in radians, its false origin in metres. */
const scale = 0.999_601_271_7;
const origin = { latitude: radians(49), longitude: radians(-2), east: 400_000, north: -100_000 };

/** From the datum of the National Grid to WGS84: metres, parts of one, and seconds of arc. */
const shift = { x: 446.448, y: -125.157, z: 542.06, s: -20.489_4e-6 };
const turn = { x: seconds(0.1502), y: seconds(0.247), z: seconds(0.8421) };

/**
 * Longitude and latitude of an easting and northing of the National Grid, in metres, to about 5 m.
 * Source: Ordnance Survey, "A guide to coordinate systems in Great Britain", annexes B and C, and
 * the seven parameters of section 6.6.
 */
export function pointOfGrid(easting: number, northing: number): Point {
  const { latitude, longitude } = unproject(easting, northing);
  const e2 = 1 - airy.b ** 2 / airy.a ** 2;
  const nu = airy.a / Math.sqrt(1 - e2 * Math.sin(latitude) ** 2);
  const x = nu * Math.cos(latitude) * Math.cos(longitude);
  const y = nu * Math.cos(latitude) * Math.sin(longitude);
  const z = nu * (1 - e2) * Math.sin(latitude);
  return fromCartesian(
    shift.x + x * (1 + shift.s) - y * turn.z + z * turn.y,
    shift.y + x * turn.z + y * (1 + shift.s) - z * turn.x,
    shift.z - x * turn.y + y * turn.x + z * (1 + shift.s),
  );
}

function unproject(easting: number, northing: number) {
  const { a, b } = airy;
  const e2 = 1 - b ** 2 / a ** 2;
  let latitude = origin.latitude;
  let left = northing - origin.north;
  // Each step leaves a thousandth of what was left, so this ends after a few.
  while (Math.abs(left) >= 1e-5) {
    latitude += left / (a * scale);
    left = northing - origin.north - meridian(latitude);
  }
  const sin2 = Math.sin(latitude) ** 2;
  const nu = (a * scale) / Math.sqrt(1 - e2 * sin2);
  const rho = (a * scale * (1 - e2)) / (1 - e2 * sin2) ** 1.5;
  const eta2 = nu / rho - 1;
  const t = Math.tan(latitude);
  const sec = 1 / Math.cos(latitude);
  const d = easting - origin.east;
  const t2 = t ** 2;
  const seven = t / (2 * rho * nu);
  const eight = (t / (24 * rho * nu ** 3)) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2);
  const nine = (t / (720 * rho * nu ** 5)) * (61 + 90 * t2 + 45 * t2 ** 2);
  const eleven = (sec / (6 * nu ** 3)) * (nu / rho + 2 * t2);
  const twelve = (sec / (120 * nu ** 5)) * (5 + 28 * t2 + 24 * t2 ** 2);
  return {
    latitude: latitude - seven * d ** 2 + eight * d ** 4 - nine * d ** 6,
    longitude: origin.longitude + (sec / nu) * d - eleven * d ** 3 + twelve * d ** 5,
  };
}

/** The length of the meridian from the true origin, in metres on the grid. */
function meridian(latitude: number): number {
  const { a, b } = airy;
  const n = (a - b) / (a + b);
  const difference = latitude - origin.latitude;
  const sum = latitude + origin.latitude;
  return (
    b *
    scale *
    ((1 + n + 1.25 * (n ** 2 + n ** 3)) * difference -
      (3 * n + 3 * n ** 2 + 2.625 * n ** 3) * Math.sin(difference) * Math.cos(sum) +
      1.875 * (n ** 2 + n ** 3) * Math.sin(2 * difference) * Math.cos(2 * sum) -
      (35 / 24) * n ** 3 * Math.sin(3 * difference) * Math.cos(3 * sum))
  );
}

function fromCartesian(x: number, y: number, z: number): Point {
  const e2 = 1 - grs80.b ** 2 / grs80.a ** 2;
  const p = Math.hypot(x, y);
  let latitude = Math.atan2(z, p * (1 - e2));
  for (let step = 0; step < 5; step += 1) {
    const nu = grs80.a / Math.sqrt(1 - e2 * Math.sin(latitude) ** 2);
    latitude = Math.atan2(z + e2 * nu * Math.sin(latitude), p);
  }
  return { longitude: degrees(Math.atan2(y, x)), latitude: degrees(latitude) };
}

function radians(angle: number): number {
  return (angle * Math.PI) / 180;
}

function degrees(angle: number): number {
  return (angle * 180) / Math.PI;
}

function seconds(angle: number): number {
  return radians(angle / 3600);
}
