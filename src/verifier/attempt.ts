import { Malformed } from './bundle-json';
import type { FindingCode, FindingList } from './findings';
import { TooLarge } from './read-file';
import { SourceEndsEarly } from './source';

/** Whether an error tells of content that is cut off, or not as the format has it; else it is the disk's, or ours. */
export function isDamage(error: unknown): error is Error {
  return error instanceof Malformed || error instanceof TooLarge || error instanceof SourceEndsEarly;
}

/**
 * What `read` gives; `null`, with a finding, where the content is not as the format has it. What is no matter of the
 * content (a disk that fails, a defect of ours) is thrown on.
 */
export async function attempt<T>(
  findings: FindingList,
  path: string,
  read: () => Promise<T>,
  code: FindingCode = 'malformed',
): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    // A TypeError is what a fatal TextDecoder throws.
    if (!isDamage(error) && !(error instanceof TypeError)) throw error;
    findings.add(code, path, error.message);
    return null;
  }
}
