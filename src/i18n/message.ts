/** A text of the interface, with `{name}` places; or its plural forms by CLDR category of `{count}`. */
export type Message = string | { readonly one: string; readonly other: string; readonly many?: string };

type PlacesIn<S extends string> = S extends `${string}{${infer Place}}${infer Rest}`
  ? Place | PlacesIn<Rest>
  : never;

/** The places a message needs values for. */
export type Places<M> = M extends string
  ? PlacesIn<M>
  : M extends { other: infer O extends string }
    ? PlacesIn<O> | 'count'
    : never;

/** The same keys with any wording, so that a missing key in a language does not compile. */
export type Translation<Area> = {
  readonly [K in keyof Area]: Area[K] extends string ? string : Exclude<Message, string>;
};
