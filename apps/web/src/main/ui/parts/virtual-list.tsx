import { useEffect, useRef, useState, type ReactElement, type ReactNode } from "react";

const BESIDE = 6;

/** A long list of rows of one height, of which only those that can be seen exist. */
export function VirtualList<T>({
  rows,
  height,
  label,
  keyOf,
  children,
  onNearEnd,
}: {
  readonly rows: readonly T[];
  readonly height: number;
  readonly label: string;
  readonly keyOf: (row: T) => number | string;
  readonly children: (row: T) => ReactNode;
  readonly onNearEnd: () => void;
}): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [visible, setVisible] = useState(600);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setVisible(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const first = Math.max(0, Math.floor(top / height) - BESIDE);
  const last = Math.min(rows.length, Math.ceil((top + visible) / height) + BESIDE);
  const isNearEnd = rows.length > 0 && last >= rows.length - BESIDE;
  useEffect(() => {
    if (isNearEnd) onNearEnd();
  }, [isNearEnd, onNearEnd, rows.length]);

  return (
    <div ref={scroller} className="virtual" onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <ul aria-label={label} style={{ height: rows.length * height }}>
        {rows.slice(first, last).map((row, i) => (
          <li
            key={keyOf(row)}
            aria-setsize={rows.length}
            aria-posinset={first + i + 1}
            style={{ top: (first + i) * height, height }}
          >
            {children(row)}
          </li>
        ))}
      </ul>
    </div>
  );
}
