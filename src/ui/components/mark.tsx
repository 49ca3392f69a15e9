/** The mark: the water's edge on the sand, and above it the line an earlier tide left. As in public/mark.svg. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 128 128" aria-hidden={true}>
      <path class="mark-sand" d="M0 0h128v128H0z" />
      <path
        class="mark-line"
        d="M18 50c15-13 31-13 46 0s31 13 46 0"
        fill="none"
        stroke-width="10"
        stroke-linecap="round"
      />
      <path class="mark-water" d="M0 78c20-14 43-14 64 2 21 16 44 16 64 2v46H0z" />
    </svg>
  );
}
