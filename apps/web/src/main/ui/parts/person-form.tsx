import { useState, type ReactElement } from "react";
import { useFailureText } from "../hooks";
import type { Person, Profile } from "../people";
import { Problem, type Fault } from "../services";
import { useTexts } from "../texts";
import { Dialog } from "./dialog";

type Field = keyof Profile;

/** Registers or changes somebody; what is refused stands beside its field. */
export function PersonForm({
  title,
  before,
  send,
  onDone,
  onClose,
}: {
  readonly title: string;
  readonly before?: Profile;
  readonly send: (profile: Profile) => Promise<Person>;
  readonly onDone: (person: Person) => void;
  readonly onClose: () => void;
}): ReactElement {
  const texts = useTexts();
  const inWords = useFailureText();
  const [failure, setFailure] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const faults: readonly Fault[] = failure instanceof Problem ? failure.faults : [];

  const submit = (data: FormData) => {
    const text = (field: Field) => {
      const written = data.get(field);
      return typeof written === "string" ? written : "";
    };
    setSending(true);
    setFailure(null);
    send({ first_name: text("first_name"), last_name: text("last_name"), company_name: text("company_name") })
      .then(onDone)
      .catch((refused: unknown) => {
        setFailure(refused);
        setSending(false);
      });
  };

  const field = (name: Field, label: string) => {
    const fault = faults.find((one) => one.field === name);
    return (
      <label>
        <span>{label}</span>
        <input
          name={name}
          required
          maxLength={100}
          defaultValue={before?.[name]}
          autoComplete="off"
          aria-invalid={fault === undefined ? undefined : true}
        />
        {fault === undefined ? null : <span className="fault">{fault.reason}</span>}
      </label>
    );
  };

  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="stacked"
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        {field("first_name", texts.people.firstName)}
        {field("last_name", texts.people.lastName)}
        {field("company_name", texts.people.company)}
        {failure !== null && faults.length === 0 ? (
          <p className="note bad" role="alert">
            {inWords(failure)}
          </p>
        ) : null}
        <div className="actions">
          <button type="button" onClick={onClose}>
            {texts.cancel}
          </button>
          <button type="submit" className="primary" disabled={isSending}>
            {texts.people.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
