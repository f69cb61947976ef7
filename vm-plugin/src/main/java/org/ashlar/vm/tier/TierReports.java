package org.ashlar.vm.tier;

import java.util.Map;
import org.ashlar.api.SourceLocation;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.jit.CompileRequest;
import org.ashlar.spi.jit.CompiledUnit;
import org.ashlar.spi.jit.TierEvent;
import org.ashlar.spi.jit.TierListener;
import org.ashlar.vm.Guarded;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.Opcode;

/** Tells the listener, if there is one, what becomes of functions; costs nothing without. */
final class TierReports {
  private final ServiceSlot<TierListener> listeners;

  TierReports(ServiceSlot<TierListener> listeners) {
    this.listeners = listeners;
  }

  /** Why and when code was asked for. */
  record Request(CodeBlock code, int entryPc, TierEvent.Cause cause, long count, long start) {
    static Request of(CodeBlock code, int entryPc, long count) {
      boolean whole = entryPc == CompileRequest.WHOLE_FUNCTION;
      return new Request(
          code,
          entryPc,
          whole ? TierEvent.Cause.HOT_CALLS : TierEvent.Cause.HOT_LOOP,
          count,
          System.nanoTime());
    }

    /** The same code, asked for by a loop that found it missing. */
    static Request byLoop(CodeBlock code, long count) {
      return new Request(
          code, CompileRequest.WHOLE_FUNCTION, TierEvent.Cause.HOT_LOOP, count, System.nanoTime());
    }

    TierEvent.Unit unit() {
      return entryPc == CompileRequest.WHOLE_FUNCTION
          ? TierEvent.Unit.FUNCTION
          : TierEvent.Unit.LOOP;
    }
  }

  private static SourceLocation location(CodeBlock code, int offset) {
    return code.unit().source().location(offset);
  }

  private static SourceLocation start(CodeBlock code) {
    return location(code, code.start());
  }

  private static SourceLocation place(CodeBlock code, int pc) {
    int offset = code.body().positions().offset(pc);
    return location(code, offset < 0 ? code.start() : offset);
  }

  void requested(Request request) {
    TierListener listener = listeners.current();
    if (listener != null) {
      CodeBlock code = request.code;
      tell(
          listener,
          new TierEvent.Requested(
              code.name(), start(code), request.unit(), request.cause, request.count));
    }
  }

  void compiled(Request request, CompiledUnit unit) {
    TierListener listener = listeners.current();
    if (listener != null) {
      CodeBlock code = request.code;
      tell(
          listener,
          new TierEvent.Compiled(
              code.name(),
              start(code),
              request.unit(),
              request.cause,
              request.count,
              System.nanoTime() - request.start,
              code.body().instructions().length * Integer.BYTES,
              unit.classFile().length));
    }
  }

  void declined(Request request, String reason, boolean permanent) {
    TierListener listener = listeners.current();
    if (listener != null) {
      CodeBlock code = request.code;
      tell(
          listener,
          new TierEvent.Declined(code.name(), start(code), request.unit(), reason, permanent));
    }
  }

  void left(CodeBlock code, int pc, Map<Integer, String> reasons, int count) {
    TierListener listener = listeners.current();
    if (listener != null) {
      tell(
          listener,
          new TierEvent.Left(
              code.name(),
              start(code),
              place(code, pc),
              Opcode.of(code.body().instructions()[pc]).name(),
              reasons.getOrDefault(pc, "guard"),
              count));
    }
  }

  void dropped(CodeBlock code, int pc) {
    TierListener listener = listeners.current();
    if (listener != null) {
      tell(listener, new TierEvent.Dropped(code.name(), start(code), place(code, pc)));
    }
  }

  /** What a listener throws must not reach the guest, which knows nothing of it. */
  private static void tell(TierListener listener, TierEvent event) {
    Guarded.callEach(() -> listener.happened(event));
  }
}
