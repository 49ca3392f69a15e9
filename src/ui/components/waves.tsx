const WAVE = 'c16-8 32-8 48 0s32 8 48 0 32-8 48 0 32 8 48 0 32-8 48 0 32 8 48 0 32-8 48 0 32 8 48 0';

/** Tide lines on the sand: what stands where a picture is covered. Drawn here and not loaded. */
export function Waves() {
  return (
    <svg class="cover-waves" viewBox="0 0 384 192" preserveAspectRatio="xMidYMid slice" aria-hidden={true}>
      {[24, 60, 96, 132, 168].map((height) => (
        <path key={height} d={`M0 ${height}${WAVE}`} />
      ))}
    </svg>
  );
}
