import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** The class names of this start. Nothing but the style sheets may rely on them. */
export const Classes = createContext<Record<string, string>>({});

/** A function from names in the style sheets to this start's class names. Throws on a name that has no style. */
export function useClasses() {
  const classes = useContext(Classes);
  return (...names: (string | false)[]) =>
    names
      .filter((name) => name !== false)
      .map((name) => {
        const hashed = classes[name];
        if (!hashed) throw new Error(`No style is called ${name}`);
        return hashed;
      })
      .join(' ');
}
