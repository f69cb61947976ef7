package org.ashlar.vm.host.stream;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.ashlar.api.AshlarException;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.PromiseCapability;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.host.buffer.Buffers;
import org.ashlar.vm.host.buffer.TextDecoding;
import org.ashlar.vm.host.buffer.TextEncoding;
import org.ashlar.vm.host.node.Background;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.IteratorOperations;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * {@code process.stdin}: pieces of text or buffers, for iterators, for listeners, or on request.
 *
 * <p>Implementation note. One read is outstanding at most, and only while somebody wants a piece,
 * so that a program that reads no more may end, and nothing piles up. A piece goes to the iterator
 * that waits longest, else to the listeners if the stream flows, else it is kept.
 */
public final class StandardInput extends JsObject {
  private static final int PIECE_BYTES = 64 << 10;

  private record Prototype(JsObject object) {}

  private final Background background;
  private final Listeners listeners = new Listeners();
  private final Deque<Object> pieces = new ArrayDeque<>();
  private final Deque<PromiseCapability> waiting = new ArrayDeque<>();
  private @Nullable TextDecoding decoding;
  private boolean reading;
  private boolean flowing;
  private boolean ended;
  private boolean endTold;

  private StandardInput(Realm realm, JsObject prototype, Background background) {
    super(realm.agent().group().roots().exotic, prototype);
    this.background = background;
  }

  /** The object for standard input; nothing is read yet. */
  public static JsObject create(Realm realm) {
    JsObject prototype = realm.hostSlot(Prototype.class, StandardInput::makePrototype).object();
    Background background = Background.of(realm);
    StandardInput made = new StandardInput(realm, prototype, background);
    made.put(realm.agent(), "fd", 0);
    made.put(realm.agent(), "readable", true);
    if (background.hooks().streams().isInputTerminal()) {
      made.put(realm.agent(), "isTTY", true);
    }
    return made;
  }

  private void put(Agent agent, String name, Object value) {
    rawPut(agent, agent.group().keys().intern(name), value, Attributes.DEFAULT);
  }

  private static Prototype makePrototype(Realm realm) {
    return new Prototype(
        IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
            .functions(InputMethodsTable.TABLE)
            .alias("addListener", "on")
            .alias("off", "removeListener")
            .build());
  }

  Listeners listeners() {
    return listeners;
  }

  void setEncoding(TextEncoding encoding) {
    decoding = new TextDecoding(encoding);
  }

  boolean isFlowing() {
    return flowing;
  }

  /** Begins to hand pieces to the listeners, after what runs now. */
  void resume(Agent agent) {
    if (!flowing) {
      flowing = true;
      pump(agent);
    }
  }

  /** Pieces are kept until somebody wants them. */
  void pause() {
    flowing = false;
  }

  /** Wants the next piece for those who listen for its arrival alone. */
  void fill() {
    if (!reading && !ended) {
      reading = true;
      background.await(background.hooks().streams().read(PIECE_BYTES), new Arrival());
    }
  }

  /** A piece that is there, or null. */
  Object take(Agent agent) {
    Object piece = pieces.poll();
    if (piece == null) {
      pump(agent);
      return JsNull.NULL;
    }
    return piece;
  }

  /** A promise of the next step of an iteration. */
  Object next(Agent agent) {
    PromiseCapability step = PromiseCapability.intrinsic(PromiseOperations.newPromise(agent));
    waiting.add(step);
    pump(agent);
    return step.promise();
  }

  /** Nobody wants anything any more. */
  void destroy(Agent agent) {
    ended = true;
    flowing = false;
    pieces.clear();
    if (!endTold) {
      endTold = true;
      listeners.emit(agent, this, "close");
    }
    pump(agent);
  }

  /** Hands on what is there to those who want it, and reads on if they want more. */
  private void pump(Agent agent) {
    while (!waiting.isEmpty() && (!pieces.isEmpty() || ended)) {
      Object piece = pieces.poll();
      waiting
          .remove()
          .resolve(
              agent,
              IteratorOperations.result(
                  agent, piece == null ? Undefined.UNDEFINED : piece, piece == null));
    }
    while (flowing && !pieces.isEmpty()) {
      listeners.emit(agent, this, "data", pieces.remove());
    }
    if (ended && pieces.isEmpty() && !endTold && !reading) {
      tellEnd(agent);
    } else if (flowing || !waiting.isEmpty() || listeners.count("readable") > 0) {
      fill();
    }
  }

  private void tellEnd(Agent agent) {
    endTold = true;
    listeners.emit(agent, this, "end");
    listeners.emit(agent, this, "close");
  }

  /** Bytes, the end of input, or a failure. */
  private final class Arrival implements Background.Completion<ByteBuffer> {
    @Override
    public void succeeded(Agent agent, ByteBuffer bytes) {
      reading = false;
      boolean last = !bytes.hasRemaining();
      byte[] piece = new byte[bytes.remaining()];
      bytes.get(piece);
      keep(agent, piece, last);
      ended |= last;
      if (listeners.count("readable") > 0) {
        listeners.emit(agent, StandardInput.this, "readable");
      }
      pump(agent);
    }

    private void keep(Agent agent, byte[] piece, boolean last) {
      if (endTold) {
        return;
      }
      TextDecoding decoder = decoding;
      if (decoder == null) {
        if (!last) {
          pieces.add(Buffers.create(agent, piece));
        }
      } else {
        String text = last ? decoder.end() : decoder.decode(piece);
        agent.charge(text.length());
        if (!text.isEmpty()) {
          pieces.add(text);
        }
      }
    }

    @Override
    public void failed(Agent agent, Throwable failure) {
      reading = false;
      ended = true;
      endTold = true;
      ThrowCompletion error =
          failure instanceof AshlarException known
              ? HostErrors.ofFile(agent, known, "read", null)
              : HostErrors.unexpected(agent, failure);
      boolean heard = !waiting.isEmpty();
      while (!waiting.isEmpty()) {
        waiting.remove().reject(agent, error.value());
      }
      if (!listeners.emit(agent, StandardInput.this, "error", error.value()) && !heard) {
        throw error;
      }
    }
  }

  @Override
  public String className() {
    return "ReadStream";
  }
}
