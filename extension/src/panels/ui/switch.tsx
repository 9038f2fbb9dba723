interface Props {
  label: string;
  on: boolean;
  turn(on: boolean): void;
}

/** Something that is on or off, told by its place as well as by its colour. */
export function Switch({ label, on, turn }: Props) {
  return (
    <button type="button" role="switch" class="switch" aria-checked={on} aria-label={label} onClick={() => turn(!on)}>
      <span aria-hidden="true" />
    </button>
  );
}
