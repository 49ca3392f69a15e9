const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/webm': 'weba',
};

/**
 * The name under which a file is kept: `media-01.jpg`; `media-02-still.jpg` for what a film shows before it plays;
 * `picture-file.jpg` for the one picture that was pointed at. What the site called it stands in its address.
 */
export function mediaName(place: 'media' | 'still' | 'picture', number: number, mediaType: string): string {
  const extension = EXTENSIONS[mediaType] ?? 'bin';
  if (place === 'picture') return `picture-file.${extension}`;
  const numbered = `media-${String(number).padStart(2, '0')}`;
  return `${numbered}${place === 'still' ? '-still' : ''}.${extension}`;
}
