import type { ColourName } from '../domain/annotation';

/**
 * Seven colours that people with any of the common kinds of colour vision tell apart, and that differ in
 * lightness, so that they hold in a print without colour: Okabe and Ito, "Color Universal Design" (2008).
 */
export const PALETTE = {
  vermilion: '#d55e00',
  blue: '#0072b2',
  green: '#009e73',
  purple: '#cc79a7',
  yellow: '#f0e442',
  ink: '#000000',
  white: '#ffffff',
} as const satisfies Record<ColourName, string>;

export const COLOURS = Object.keys(PALETTE) as ColourName[];

/** Relative luminance of `#rrggbb`, 0 (black) to 1 (white): WCAG 2.2, "relative luminance". */
export function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * White where it stands out against the colour with 3:1 (WCAG 2.2, "contrast ratio"), else black: most pages are
 * light, and on them a white edge is not seen.
 */
export function contrasting(colour: ColourName): '#000000' | '#ffffff' {
  return 1.05 / (luminance(PALETTE[colour]) + 0.05) >= 3 ? '#ffffff' : '#000000';
}
