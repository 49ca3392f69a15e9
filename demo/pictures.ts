import { crc32, deflateSync } from 'node:zlib';

/** Numbers in [0, 1) that depend on the seed alone, so that a picture is the same at every request. */
function sequence(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

/** A drawn harbour: sky, sun, hills, water, a boat. */
export function harbourSvg(seed: number, width = 1200, height = 720): string {
  const next = sequence(seed);
  const hue = Math.floor(next() * 60) + 190;
  const warm = Math.floor(next() * 40) + 15;
  const horizon = height * (0.5 + next() * 0.12);
  const sunX = width * (0.15 + next() * 0.7);
  const boatX = width * (0.2 + next() * 0.5);
  const hill = Array.from(
    { length: 9 },
    (_, index) => `${(index * width) / 8},${horizon - next() * height * 0.16}`,
  );
  const waves = Array.from({ length: 7 }, (_, index) => {
    const y = horizon + 24 + index * ((height - horizon) / 7.5);
    const shift = next() * 60;
    const steps = Array.from(
      { length: 15 },
      (_unused, step) => `q ${width / 28} ${step % 2 === 0 ? -7 : 7} ${width / 14} 0`,
    );
    return `<path d="M ${-shift} ${y} ${steps.join(' ')}" stroke="hsl(${hue} 45% ${78 - index * 6}%)" stroke-opacity=".6" stroke-width="3" fill="none"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="hsl(${hue} 42% 62%)"/><stop offset="1" stop-color="hsl(${warm} 72% 86%)"/></linearGradient>
<linearGradient id="sea" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="hsl(${hue} 38% 58%)"/><stop offset="1" stop-color="hsl(${hue} 48% 28%)"/></linearGradient></defs>
<rect width="${width}" height="${height}" fill="url(#sky)"/>
<circle cx="${sunX}" cy="${horizon - height * 0.16}" r="${height * 0.07}" fill="hsl(${warm} 90% 92%)"/>
<polygon points="0,${horizon} ${hill.join(' ')} ${width},${horizon}" fill="hsl(${hue} 28% 52%)"/>
<rect y="${horizon}" width="${width}" height="${height - horizon}" fill="url(#sea)"/>
${waves.join('\n')}
<g transform="translate(${boatX} ${horizon + height * 0.1})"><path d="M0 0 h190 l-28 44 h-134 z" fill="hsl(${warm} 55% 38%)"/><rect x="52" y="-40" width="82" height="40" fill="#f4efe4"/><rect x="62" y="-30" width="18" height="16" fill="hsl(${hue} 35% 40%)"/><rect x="92" y="-30" width="18" height="16" fill="hsl(${hue} 35% 40%)"/><rect x="112" y="-72" width="14" height="32" fill="hsl(${warm} 60% 48%)"/></g>
</svg>`;
}

/** A drawn avatar: a hue and two letters. */
export function avatarSvg(hue: number, letters: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96"><rect width="96" height="96" fill="hsl(${hue} 38% 46%)"/><path d="M0 70 q 12 -8 24 0 t 24 0 t 24 0 t 24 0 v 26 h -96 z" fill="hsl(${hue} 42% 36%)"/><text x="48" y="56" font-family="system-ui, sans-serif" font-size="34" font-weight="600" fill="#fff" text-anchor="middle">${letters}</text></svg>`;
}

function chunk(type: string, body: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}

/** Writes an 8-bit RGB PNG. `colourAt` gives `[r, g, b]`, 0–255, of each pixel. */
export function encodePng(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => readonly [number, number, number],
): Buffer {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  let offset = 0;
  for (let y = 0; y < height; y += 1) {
    rows[offset] = 0;
    offset += 1;
    for (let x = 0; x < width; x += 1) {
      const [red, green, blue] = colourAt(x, y);
      rows[offset] = red;
      rows[offset + 1] = green;
      rows[offset + 2] = blue;
      offset += 3;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 6 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** A misty harbour as pixels: bands of hills, each paler than the one before it. */
export function harbourPng(seed: number, width = 1200, height = 720): Buffer {
  const next = sequence(seed + 1000);
  const base = [60 + next() * 50, 90 + next() * 40, 110 + next() * 40] as const;
  const bands = Array.from({ length: 5 }, (_, index) => ({
    level: height * (0.35 + index * 0.13),
    swing: 18 + next() * 26,
    length: 160 + next() * 260,
    phase: next() * 6,
  }));
  const edges = bands.map((band) =>
    Array.from({ length: width }, (_, x) => band.level + Math.sin(x / band.length + band.phase) * band.swing),
  );
  return encodePng(width, height, (x, y) => {
    let depth = 0;
    for (const edge of edges) if (y > (edge[x] ?? 0)) depth += 1;
    const mist = 1 - depth / (bands.length + 1);
    const shade = (channel: number): number =>
      Math.round(channel + (238 - channel) * mist * (1 - y / height / 3));
    return [shade(base[0]), shade(base[1]), shade(base[2])];
  });
}
