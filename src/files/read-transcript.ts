import type { Transcript } from '../domain/imported-file';

/** The messages of an artifact that was made at an import; `null` where its bytes are no transcript of ours. */
export function readTranscript(bytes: Uint8Array): Transcript | null {
  try {
    const read = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Transcript>;
    return read.format === 'tidemark-transcript/1' && Array.isArray(read.messages)
      ? (read as Transcript)
      : null;
  } catch {
    return null;
  }
}
