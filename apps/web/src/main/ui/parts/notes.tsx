import type { ReactElement, ReactNode } from "react";
import { useFailureText } from "../hooks";
import { useTexts } from "../texts";

/** Why there is nothing to see, in words. */
export function Note({ children }: { readonly children: ReactNode }): ReactElement {
  return <p className="note">{children}</p>;
}

/** What went wrong, and a way to try again. */
export function FailureNote({ failure, again }: { readonly failure: unknown; readonly again?: () => void }): ReactElement {
  const texts = useTexts();
  const inWords = useFailureText();
  return (
    <div className="note bad" role="alert">
      <p>{inWords(failure)}</p>
      {again === undefined ? null : (
        <button type="button" className="small" onClick={again}>
          {texts.again}
        </button>
      )}
    </div>
  );
}

export function Waiting(): ReactElement {
  const texts = useTexts();
  return (
    <p className="note waiting" role="status">
      {texts.loading}
    </p>
  );
}
