import { describe, expect, it } from 'vitest';
import { TextLines } from './element-text';

function write(limit: number, steps: (lines: TextLines) => void): TextLines {
  const lines = new TextLines(limit);
  steps(lines);
  return lines;
}

describe('TextLines', () => {
  it('joins words with one space and lines with one break', () => {
    const lines = write(100, (to) => {
      to.add('  one\n two', 'collapse');
      to.add('three ', 'collapse');
      to.add(' four', 'collapse');
      to.break(1);
      to.break(1);
      to.add('five', 'collapse');
      to.break(2);
      to.break(1);
      to.add('six', 'collapse');
    });
    expect(lines.toString()).toBe('one twothree four\nfive\n\nsix');
  });

  it('counts each br, and a block’s end after one not again', () => {
    const lines = write(100, (to) => {
      to.add('a', 'collapse');
      to.newLine();
      to.newLine();
      to.add('b', 'collapse');
      to.newLine();
      to.break(1);
      to.add('c', 'collapse');
      to.break(1);
      to.newLine();
      to.break(1);
      to.add('d', 'collapse');
    });
    expect(lines.toString()).toBe('a\n\nb\nc\n\nd');
  });

  it('keeps white space where the page keeps it', () => {
    const lines = write(100, (to) => {
      to.add('a', 'collapse');
      to.break(1);
      to.add('  b\r\n\n\n  c', 'keep');
      to.break(1);
      to.add('d   e\nf', 'keep lines');
    });
    expect(lines.toString()).toBe('a\n  b\n\n\n  c\nd e\nf');
  });

  it('says that it is full, and holds no more', () => {
    const lines = write(4, (to) => {
      to.add('abc', 'collapse');
      to.add(' def', 'collapse');
    });
    expect([lines.toString(), lines.full]).toEqual(['abc', true]);
    expect(write(4, (to) => to.add('abcd', 'collapse')).full).toBe(false);
  });
});
