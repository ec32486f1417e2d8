// Messages from the server. In: a listener. Out: calls to it. A browser opens at most six connections to a server, so
// only one of several windows listens and passes on what it hears; when it is closed, another takes over.
import type { Place, Snapshot } from "../session/snapshot.ts";

export interface Listener {
  hello(hello: { readonly opensHere: boolean; readonly editor: string }): void;
  building(): void;
  snapshot(snapshot: Snapshot): void;
  goTo(place: Place): void;
  /** Called with whether the server is there. */
  connected(isConnected: boolean): void;
}

type Message =
  | { readonly name: "hello" | "building" | "snapshot" | "goto"; readonly data: string }
  | { readonly name: "connected"; readonly data: boolean };

const names = ["hello", "building", "snapshot", "goto"] as const;

export function listen(listener: Listener): void {
  const channel = new BroadcastChannel(`abstracts ${location.pathname}`);
  const hear = (message: Message) => tell(listener, message);
  channel.onmessage = ({ data }: MessageEvent<Message>) => hear(data);
  const lead = () => {
    const source = new EventSource("events");
    const say = (message: Message) => {
      channel.postMessage(message);
      hear(message);
    };
    for (const name of names) source.addEventListener(name, ({ data }: MessageEvent<string>) => say({ name, data }));
    source.onopen = () => say({ name: "connected", data: true });
    source.onerror = () => {
      say({ name: "connected", data: false });
      // The connection was refused, not lost, so the browser would not try again by itself.
      if (source.readyState === EventSource.CLOSED) setTimeout(restart, 1000);
    };
    const restart = () => {
      source.close();
      lead();
    };
  };
  void catchUp(listener);
  // The lock is held until the window is closed.
  void navigator.locks.request(`abstracts ${location.pathname}`, () => {
    lead();
    return new Promise(() => {});
  });
}

/** A window that opens later has missed the earlier messages. */
async function catchUp(listener: Listener): Promise<void> {
  try {
    const [hello, snapshot] = await Promise.all(["hello", "snapshot"].map((path) => fetch(path)));
    if (hello?.ok) listener.hello(await hello.json());
    const last: Snapshot | null = snapshot?.ok ? await snapshot.json() : null;
    if (last) listener.snapshot(last);
    listener.connected(true);
    // The first build is still running; its beginning was announced before anybody listened.
    if (!last) listener.building();
  } catch {
    listener.connected(false);
  }
}

function tell(listener: Listener, message: Message): void {
  if (message.name === "connected") {
    listener.connected(message.data);
    return;
  }
  const data = JSON.parse(message.data);
  if (message.name === "hello") listener.hello(data);
  else if (message.name === "building") listener.building();
  else if (message.name === "snapshot") listener.snapshot(data);
  else listener.goTo(data);
}
