// What the server tells. In: whom to call. Out: its messages. A browser opens six connections to a server at most: of several windows
// one listens and hands on what it hears, and where it is closed another takes its place.
import type { Place, Snapshot } from "../session/snapshot.ts";

export interface Listener {
  hello(hello: { readonly opensHere: boolean; readonly editor: string }): void;
  building(): void;
  snapshot(snapshot: Snapshot): void;
  goTo(place: Place): void;
  /** Whether the server is there. */
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
      // Refused, not lost: the browser would not try again.
      if (source.readyState === EventSource.CLOSED) setTimeout(restart, 1000);
    };
    const restart = () => {
      source.close();
      lead();
    };
  };
  void catchUp(listener);
  // Held until the window is closed.
  void navigator.locks.request(`abstracts ${location.pathname}`, () => {
    lead();
    return new Promise(() => {});
  });
}

/** Who comes later has missed what was said before. */
async function catchUp(listener: Listener): Promise<void> {
  try {
    const [hello, snapshot] = await Promise.all(["hello", "snapshot"].map((path) => fetch(path)));
    if (hello?.ok) listener.hello(await hello.json());
    if (snapshot?.ok) listener.snapshot(await snapshot.json());
    listener.connected(true);
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
