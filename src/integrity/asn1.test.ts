import { describe, expect, test } from 'vitest';
import { Asn1Error, millisecondsOf, parseAsn1, readCount, readOid, readTime, TAG } from './asn1';
import { fromHex, toHex } from './digest';
import { oid } from './test-authority';
import { runProgram } from './test-programs';

const parse = (hex: string) => parseAsn1(fromHex(hex));
const opensslReads = (hex: string) =>
  runProgram('openssl', ['asn1parse', '-inform', 'DER'], { input: fromHex(hex) }).code === 0;

describe('values', () => {
  test('have what is inside them', () => {
    const value = parse('300a020105a0050403010203');
    expect(value.children.map(({ tag, content }) => [tag, toHex(content)])).toEqual([
      [TAG.integer, '05'],
      [0xa0, '0403010203'],
    ]);
    expect(toHex(value.raw)).toBe('300a020105a0050403010203');
    const long = parse(`3082010404820100${'00'.repeat(256)}`);
    expect(long.children[0]!.content).toHaveLength(256);
  });

  test('may be of open length', () => {
    for (const hex of ['3080020105a080040301020300000000', '30800000', '2480040101040202020000']) {
      expect(opensslReads(hex)).toBe(true);
      expect(parse(hex).raw).toHaveLength(hex.length / 2);
    }
    expect(parse('3080020105a080040301020300000000').children).toHaveLength(2);
  });

  test.each([
    ['nothing', ''],
    ['a tag alone', '30'],
    ['something behind', '02010500'],
    ['a value that is cut off', '3003020105'.slice(0, 8)],
    ['a value that reaches beyond the one around it', '3002020105'],
    ['the same, further in', '300630040203010203'],
    ['an end that never comes', '3080020105'],
    ['an open length in a primitive value', '04800000'],
    ['a length that says more than there is', '3084ffffffff'],
    ['a length of nine octets', '308900000000000000000100'],
    ['a length in too many octets', '308103020105'],
    ['the same in two', `30820080${'0500'.repeat(64)}`],
    ['a tag of two octets', '1f2101ff'],
    ['a boolean of two octets', '01020000'],
    ['a number of none', '0200'],
    ['a number with a zero too many', '02020001'],
    ['a number with ones too many', '0202ff80'],
    ['bits without their count', '0300'],
    ['bits of which nine are unused', '03020900'],
    ['a null that holds something', '050100'],
    ['an object identifier of nothing', '0600'],
    ['an object identifier without its end', '06022a86'],
    ['an object identifier with a zero too many', '06032a8001'],
    ['UTF-8 that is none', '0c02c328'],
    ['a null made of others', '2500'],
    ['a sequence made of nothing', '1000'],
    ['an end without a beginning', '0000'],
  ])('refused: %s', (_, hex) => {
    expect(() => parse(hex)).toThrow(Asn1Error);
  });

  test('are not followed for ever', () => {
    expect(() =>
      parseAsn1(Uint8Array.from({ length: 100_000 }, (_, at) => (at % 2 === 0 ? 0x30 : 0x80))),
    ).toThrow(Asn1Error);
    const many = Uint8Array.from({ length: 50_004 }, (_, at) =>
      at < 4 ? [0x30, 0x82, 0xc3, 0x50][at]! : at % 2 === 0 ? 5 : 0,
    );
    expect(() => parseAsn1(many)).toThrow('too many');
  });
});

describe('readers', () => {
  test.each([
    '1.2.840.113549.1.9.16.2.47',
    '2.5.29.37',
    '0.9.2342',
    '2.16.840.1.101.3.4.2.1',
    '1.3.6.1.5.5.7.3.8',
  ])('object identifier %s', (dotted) => {
    expect(readOid(parseAsn1(oid(dotted)))).toBe(dotted);
  });

  test('object identifier with a large second part', () => {
    // X.690 section 8.19.5, its example.
    expect(readOid(parse('0603883703'))).toBe('2.999.3');
    expect(() => readOid(parse('020105'))).toThrow(Asn1Error);
  });

  test('numbers', () => {
    expect(readCount(parse('02020100'))).toBe(256);
    expect(readCount(parse('020500ffffffff'))).toBe(0xffffffff);
    for (const hex of ['0200', '0201ff', '02050100000000']) {
      expect(() => readCount(parse(hex))).toThrow(Asn1Error);
    }
  });

  test('times', () => {
    const time = (tag: string, text: string) =>
      parse(tag + text.length.toString(16).padStart(2, '0') + toHex(new TextEncoder().encode(text)));
    expect(readTime(time('17', '490101000000Z'))).toBe(Date.UTC(2049, 0, 1));
    expect(readTime(time('17', '500101000000Z'))).toBe(Date.UTC(1950, 0, 1));
    expect(readTime(time('18', '20280229235959Z'))).toBe(Date.UTC(2028, 1, 29, 23, 59, 59));
    for (const text of ['4901010000Z', '490101000000', '490101000000+0100', '491301000000Z']) {
      expect(() => readTime(time('17', text))).toThrow(Asn1Error);
    }
    for (const text of ['20270229000000Z', '20270101240000Z', '20270101000000.5Z']) {
      expect(() => readTime(time('18', text))).toThrow(Asn1Error);
    }
    expect(() => millisecondsOf('20260931000000')).toThrow(Asn1Error);
  });
});
