/** Words that more than one part of the interface uses. */
export const common = {
  productName: 'Tidemark',
  languageName: 'English',
} as const;
