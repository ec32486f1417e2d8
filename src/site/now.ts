// The line at the current time in the grid of a day, by the viewer's own clock. In: a grid whose hours have their
// times. Out: the line, for as long as the day lasts.

export function startNow(grid: HTMLElement): void {
  const line = document.createElement("div");
  line.className = "now";
  line.setAttribute("aria-hidden", "true");
  const hours = [...grid.querySelectorAll<HTMLElement>("time[data-at]")];
  const draw = (): void => {
    const place = placeOf(Date.now(), hours);
    if (place === null) line.remove();
    else {
      line.style.insetBlockStart = `${place}px`;
      if (!line.isConnected) grid.append(line);
    }
  };
  draw();
  setInterval(draw, 30_000);
  addEventListener("resize", draw);
}

/** The pixels below the head of the grid; null before its first hour and after its last. */
function placeOf(now: number, hours: readonly HTMLElement[]): number | null {
  for (const [index, hour] of hours.entries()) {
    const next = hours[index + 1];
    const [from, to] = [Number(hour.dataset.at), Number(next?.dataset.at)];
    if (!next || now < from || now >= to) continue;
    return hour.offsetTop + ((next.offsetTop - hour.offsetTop) * (now - from)) / (to - from);
  }
  return null;
}
