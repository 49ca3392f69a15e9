/** One message as it is told from the others: by its id, or, where the page has none, by all that it says. */
export interface MessageKey {
  readonly name: string;
  /** The page itself tells it from all others. */
  readonly isId: boolean;
  /** Where it stands in the list, counted from the end that new ones do not move, CSS pixels. */
  readonly at?: number;
}

/** Two looks at a message that does not move differ by no more, CSS pixels. */
const SAME_PLACE = 8;

export interface Joined {
  /** For each message now in the page its place in the sequence. */
  readonly places: readonly number[];
  /** What there is now follows on what was known: they have messages in common. */
  readonly joined: boolean;
  /** They do, but in more than one way: messages that say the same follow each other. */
  readonly unsure: boolean;
}

/** Places looked at behind the end of what is known; a list shows no more of it at a time. */
const WINDOW = 1000;

/**
 * The messages of a conversation in the order in which they are come upon, each once. What the page shows at a
 * moment is a stretch that overlaps with what was known; new ones take their place beside their neighbours.
 */
export class MessageSequence {
  readonly #keys: MessageKey[] = [];
  /** Place by id. Kept in step when something is put in between. */
  readonly #byId = new Map<string, number>();

  get length(): number {
    return this.#keys.length;
  }

  placeOf(name: string): number | null {
    return this.#byId.get(name) ?? null;
  }

  /**
   * Where each message now in the page belongs, without changing anything: a place, or `null` for one that is new.
   * `null` as a whole where nothing in common is found.
   */
  #match(
    now: readonly MessageKey[],
  ): { readonly places: (number | null)[]; readonly unsure: boolean } | null {
    if (now.some(({ isId }) => isId)) {
      const places = now.map(({ name, isId }) => (isId ? (this.#byId.get(name) ?? null) : null));
      if (places.every((place) => place === null)) return null;
      // Beside messages that have an id, one without is the one that stood there before, if it says the same.
      const take = (index: number, beside: number | null | undefined): void => {
        if (now[index]!.isId || places[index] !== null || beside == null) return;
        if (this.#keys[beside]?.name === now[index]!.name) places[index] = beside;
      };
      for (let index = 1; index < now.length; index += 1) {
        const before = places[index - 1];
        take(index, before == null ? null : before + 1);
      }
      for (let index = now.length - 2; index >= 0; index -= 1) {
        const after = places[index + 1];
        take(index, after == null ? null : after - 1);
      }
      return { places, unsure: false };
    }
    return this.#overlap(now) ?? this.#common(now);
  }

  /** One unbroken stretch in common: what was known goes on in what is now, or the other way round. */
  #overlap(
    now: readonly MessageKey[],
  ): { readonly places: (number | null)[]; readonly unsure: boolean } | null {
    const { length } = this.#keys;
    const shifts: number[] = [];
    for (let shift = Math.max(1 - now.length, length - WINDOW); shift < length; shift += 1) {
      let fits = true;
      for (let at = Math.max(0, -shift); at < now.length && shift + at < length; at += 1) {
        if (this.#keys[shift + at]!.name !== now[at]!.name) {
          fits = false;
          break;
        }
      }
      if (fits) shifts.push(shift);
    }
    const [largest] = shifts;
    if (largest === undefined) return null;
    // Where more than one way fits, messages stand where they stood.
    const kept = shifts.map((one) => this.#inPlace(now, one));
    const most = Math.max(...kept);
    const unsure = shifts.length > 1 && (most === 0 || kept.filter((count) => count === most).length > 1);
    const shift = most === 0 ? largest : shifts[kept.indexOf(most)]!;
    const common = Math.min(now.length, length - shift) - Math.max(0, -shift);
    // A single message in common proves little, unless nobody said the same before.
    if (common < Math.min(2, now.length) && this.#count(now[Math.max(0, -shift)]!.name) > 1) return null;
    const places = now.map((_, at) => (shift + at >= 0 && shift + at < length ? shift + at : null));
    return { places, unsure };
  }

  /** How many messages stand where they stood, if what is now begins at this place. */
  #inPlace(now: readonly MessageKey[], shift: number): number {
    let count = 0;
    for (let at = Math.max(0, -shift); at < now.length && shift + at < this.#keys.length; at += 1) {
      const [before, after] = [this.#keys[shift + at]!.at, now[at]!.at];
      if (before !== undefined && after !== undefined && Math.abs(before - after) < SAME_PLACE) count += 1;
    }
    return count;
  }

  #count(name: string): number {
    return this.#keys.slice(-WINDOW).filter((key) => key.name === name).length;
  }

  /** Something came in between, or went: the longest common subsequence, if it is most of what there is. */
  #common(
    now: readonly MessageKey[],
  ): { readonly places: (number | null)[]; readonly unsure: boolean } | null {
    const start = Math.max(0, this.#keys.length - WINDOW);
    const known = this.#keys.slice(start).map(({ name }) => name);
    const rows = Array.from({ length: known.length + 1 }, () => new Uint16Array(now.length + 1));
    for (let i = known.length - 1; i >= 0; i -= 1)
      for (let j = now.length - 1; j >= 0; j -= 1)
        rows[i]![j] =
          known[i] === now[j]!.name ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!);
    if (rows[0]![0]! < 2 || rows[0]![0]! * 2 < Math.min(now.length, known.length)) return null;
    const places: (number | null)[] = now.map(() => null);
    for (let i = 0, j = 0; i < known.length && j < now.length;) {
      if (known[i] === now[j]!.name) {
        places[j] = start + i;
        i += 1;
        j += 1;
      } else if (rows[i + 1]![j]! >= rows[i]![j + 1]!) i += 1;
      else j += 1;
    }
    return { places, unsure: false };
  }

  /** Whether what is in the page now has anything in common with what is known. */
  meets(now: readonly MessageKey[]): boolean {
    return this.#keys.length === 0 || this.#match(now) !== null;
  }

  /**
   * Takes what is in the page now, in the order of the way. `insert` is told of each new message, with its place,
   * before any later one is. What has nothing in common with what is known follows at the end.
   */
  join(now: readonly MessageKey[], insert: (place: number, index: number) => void): Joined {
    const matched = this.#keys.length === 0 ? null : this.#match(now);
    const places = matched?.places ?? now.map(() => null);
    // By the keys themselves: what is put in moves the places of what follows.
    places.forEach((place, index) => {
      if (place !== null) this.#keys[place] = now[index]!;
    });
    const first = places.find((place) => place !== null) ?? this.#keys.length;
    const lowest = Math.min(first, ...places.map((place) => place ?? first));
    let next = first;
    let inserted = 0;
    places.forEach((place, index) => {
      if (place === null) {
        this.#keys.splice(next, 0, now[index]!);
        insert(next, index);
        inserted += 1;
        next += 1;
      } else next = Math.max(next, place + inserted + 1);
    });
    const result = inserted === 0 ? places.map((place) => place ?? 0) : this.#placesOf(now, lowest);
    return {
      places: result,
      joined: matched !== null || this.#keys.length === inserted,
      unsure: matched?.unsure ?? false,
    };
  }

  /** Where the keys stand, none of them before `from`; what follows on what was put in has moved. */
  #placesOf(keys: readonly MessageKey[], from: number): number[] {
    const places = new Map<MessageKey, number>();
    for (let place = from; place < this.#keys.length; place += 1) {
      const key = this.#keys[place]!;
      places.set(key, place);
      if (key.isId) this.#byId.set(key.name, place);
    }
    return keys.map((key) => places.get(key) ?? from);
  }
}
