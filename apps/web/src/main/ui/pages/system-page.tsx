import { useEffect, useRef, useState, type ReactElement } from "react";
import { useShared } from "../app-context";
import { useAnswer, useNow } from "../hooks";
import { FailureNote, Note, Waiting } from "../parts/notes";
import { Plot } from "../parts/plot";
import { Problem } from "../services";
import { getDeadLetters, getSystem, PLOTTED, replayDeadLetters, type ServiceState, type SystemState } from "../system";
import { useFormat, useTexts } from "../texts";

const LOOK_EVERY = 5_000;

/** What an operator wants to know at a glance. */
export function SystemPage(): ReactElement {
  const texts = useTexts();
  const system = useAnswer("system", getSystem);
  useEffect(() => {
    const timer = setInterval(system.again, LOOK_EVERY);
    return () => clearInterval(timer);
  }, [system.again]);
  const isMissing = system.failure instanceof Problem && system.failure.status === 404;
  return (
    <section className="board panel" aria-labelledby="system-title" tabIndex={0}>
      <h1 id="system-title">{texts.system.title}</h1>
      {system.value === null && system.failure === null ? <Waiting /> : null}
      {isMissing ? <Note>{texts.system.noFigures}</Note> : null}
      {system.failure !== null && !isMissing ? <FailureNote failure={system.failure} again={system.again} /> : null}
      {system.value === null ? null : <Figures state={system.value} />}
      <DeadLetters />
    </section>
  );
}

function Figures({ state }: { readonly state: SystemState }): ReactElement {
  const texts = useTexts();
  const unready = state.services.filter((service) => service.state !== "ready").map((service) => service.name);
  return (
    <>
      <section aria-labelledby="services-title">
        <h2 id="services-title">{texts.system.services}</h2>
        <p role="status">{unready.length === 0 ? texts.system.allReady : texts.system.notReady(unready.join(", "))}</p>
        <ul className="services">
          {state.services.map((service) => (
            <ServiceCard key={service.name} service={service} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="hour-title">
        <h2 id="hour-title">{texts.system.lastHour}</h2>
        {state.series.minutes.length === 0 ? (
          <Note>{texts.system.noHour}</Note>
        ) : (
          <div className="plots">
            {PLOTTED.map((name) => (
              <Plot key={name} title={texts.system.plots[name]} times={state.series.minutes} values={state.series[name] ?? []} />
            ))}
          </div>
        )}
      </section>
    </>
  );
}

function ServiceCard({ service }: { readonly service: ServiceState }): ReactElement {
  const texts = useTexts();
  const format = useFormat();
  const now = useNow(10_000);
  return (
    <li className="card" data-state={service.state}>
      <h3>
        <span className="lamp" aria-hidden="true" />
        {service.name}
      </h3>
      <p>
        {texts.system.states[service.state]}
        {service.since === undefined ? "" : ` ${texts.system.since(format.duration(Math.max(0, (now - Date.parse(service.since)) / 1000)))}`}
      </p>
      <ul className="checks">
        {service.checks.map((check) => (
          <li key={check.name} data-state={check.status === "UP" ? "ready" : "not_ready"}>
            {check.name}
            {check.data === undefined ? null : (
              <span className="muted">
                {" "}
                {Object.entries(check.data)
                  .map(([name, value]) => `${name}: ${String(value)}`)
                  .join(", ")}
              </span>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}

function DeadLetters(): ReactElement {
  const texts = useTexts();
  const format = useFormat();
  const { say } = useShared();
  const letters = useAnswer("dead-letters", getDeadLetters);
  const [failure, setFailure] = useState<unknown>(null);
  const [isReplaying, setReplaying] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const isMissing = letters.failure instanceof Problem && letters.failure.status === 404;
  const replay = () => {
    setReplaying(true);
    setFailure(null);
    replayDeadLetters()
      .then((count) => {
        say(texts.system.replayed(format.number(count)));
        letters.again();
      })
      .catch(setFailure)
      .finally(() => {
        setReplaying(false);
        heading.current?.focus(); // the button may be gone, and the keyboard with it
      });
  };
  return (
    <section aria-labelledby="letters-title">
      <h2 id="letters-title" ref={heading} tabIndex={-1}>
        {texts.system.deadLetters}
      </h2>
      <p className="muted">{texts.system.deadLettersAre}</p>
      {isMissing ? <Note>{texts.failures.missing}</Note> : null}
      {letters.failure !== null && !isMissing ? <FailureNote failure={letters.failure} again={letters.again} /> : null}
      {letters.value?.length === 0 ? <Note>{texts.system.noDeadLetters}</Note> : null}
      {letters.value === null || letters.value.length === 0 ? null : (
        <>
          <div className="actions">
            <button type="button" className="primary" disabled={isReplaying} onClick={replay}>
              {texts.system.replay}
            </button>
          </div>
          <div className="table-frame" tabIndex={0} role="region" aria-labelledby="letters-title">
            <table>
              <thead>
                <tr>
                  <th scope="col">{texts.system.time}</th>
                  <th scope="col">{texts.system.reason}</th>
                  <th scope="col">{texts.system.place}</th>
                  <th scope="col">{texts.system.content}</th>
                </tr>
              </thead>
              <tbody>
                {letters.value.map((letter) => (
                  <tr key={`${letter.topic} ${letter.partition} ${letter.offset}`}>
                    <td>{format.dayAndClock(letter.time)}</td>
                    <td>{letter.reason}</td>
                    <td>
                      {letter.topic} {letter.partition}:{letter.offset}
                    </td>
                    <td>
                      <code>{letter.content}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {failure === null ? null : <FailureNote failure={failure} />}
    </section>
  );
}
