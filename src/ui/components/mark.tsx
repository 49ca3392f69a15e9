/** The mark: water with its edge on the sand, and the line an earlier tide left. The same shape as public/mark.svg. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 128 128" aria-hidden={true}>
      <rect class="mark-sand" width="128" height="128" rx="28" />
      <path
        class="mark-line"
        d="M10 58c16-13 31-13 47 0s31 13 47 0c5-4 9-7 14-8.600"
        fill="none"
        stroke-width="9"
        stroke-linecap="round"
      />
      <path
        class="mark-water"
        d="M0 84c5 4 10 6.500 15 8 12 3.500 22-1 32-9s20-12.500 32-9 18 13 30 14c7 .600 13-1.500 19-5v17a28 28 0 0 1-28 28H28a28 28 0 0 1-28-28Z"
      />
    </svg>
  );
}
