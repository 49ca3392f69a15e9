import {
  STAMPING,
  ROOT,
  TestAuthority,
  makeByHand,
  type Issued,
} from '../../../src/integrity/test-authority.ts';
import { TIME_STAMP_REPLY_TYPE } from '../../../src/integrity/time-stamp-request.ts';
import { serveLocally, type Asked, type LocalService } from '../../../src/stamping/test-services.ts';

/** How the authority answers: as it should, with a certificate that has run out, with another's signature. */
export type Manner = 'well' | 'expired' | 'forged';

/** A time-stamp authority (`openssl ts`) on this machine that can be away and come back. */
export class StampAuthority {
  readonly openssl = new TestAuthority();
  readonly root = this.openssl.issue({ name: 'Example Root', extensions: ROOT });
  manner: Manner = 'well';
  /** Answers that nobody should keep as proof. */
  readonly wrong: Uint8Array[] = [];
  readonly asked: Asked[] = [];
  readonly #signer = this.#issue('Example Stamps');
  readonly #other = this.#issue('Other Stamps');
  readonly #expired = this.#issue('Example Stamps of Before', '20220101000000Z');
  #service: LocalService | null = null;
  #port = 0;

  #issue(name: string, to?: string): Issued {
    return this.openssl.issue({
      name,
      issuer: this.root,
      extensions: STAMPING,
      ...(to === undefined ? {} : { to }),
    });
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}/tsr`;
  }

  /** Begins to answer, at the port that it had before. */
  async open(): Promise<void> {
    this.#service = await serveLocally((asked) => {
      this.asked.push(asked);
      return { type: TIME_STAMP_REPLY_TYPE, body: this.#reply(asked.body) };
    }, this.#port);
    this.#port = Number(new URL(this.#service.address).port);
  }

  /** From here on nobody answers at that port. */
  async close(): Promise<void> {
    await this.#service?.close();
    this.#service = null;
  }

  #reply(request: Uint8Array): Uint8Array {
    if (this.manner === 'well') return this.openssl.reply(request, this.#signer, [this.root]);
    const reply =
      this.manner === 'expired'
        ? this.openssl.reply(request, this.#expired, [this.root])
        : makeByHand({
            signer: { ...this.#signer, key: this.#other.key },
            certificates: [this.#signer.der, this.root.der],
            // Where a request over SHA-256 has its digest and its nonce (RFC 3161 section 2.4.1).
            imprint: request.subarray(24, 56),
            nonce: request.subarray(58, 58 + (request[57] ?? 0)),
          });
    this.wrong.push(reply);
    return reply;
  }
}

/** Before the address of a calendar in a proof that is only promised. */
const PENDING = Buffer.from('0083dfe30d2ef90c8e', 'hex');

/** An OpenTimestamps calendar on this machine that promises and never gets to a block. */
export function serveCalendar(): Promise<LocalService> {
  return serveLocally(({ method, headers }) => {
    if (method !== 'POST') return { status: 404, body: new Uint8Array(0) };
    const own = Buffer.from(`http://${headers.host ?? ''}`);
    return { body: Buffer.concat([PENDING, Buffer.of(own.length + 1, own.length), own]) };
  });
}
