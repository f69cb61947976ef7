package org.ashlar.vm.intrinsic.fundamental;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.execution.AsyncStack;
import org.ashlar.vm.execution.NativeCall;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.LazyValue;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.object.StackFrame;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.NumberToText;
import org.jspecify.annotations.Nullable;

/**
 * The frames that were running when an error was made; the text in V8's format is made when the
 * stack property is first read.
 *
 * <p>The heading is made then too, as in Node, so that a name which a constructor sets after the
 * error was made shows. Nothing here runs guest code; what {@link PreparedStack} makes of it may.
 */
final class StackTrace extends LazyValue {
  private static final int DEFAULT_LIMIT = 10;
  private static final int MAX_LIMIT = 10_000;

  private final Realm realm;
  private final JsObject error;
  private final List<CallSite> sites;

  private StackTrace(Realm realm, JsObject error, List<CallSite> sites) {
    this.realm = realm;
    this.error = error;
    this.sites = sites;
  }

  /** The realm that ran. */
  Realm realm() {
    return realm;
  }

  JsObject error() {
    return error;
  }

  /** Innermost first. */
  List<CallSite> sites() {
    return sites;
  }

  /** The present stack, or Java null if Error.stackTraceLimit is no number. */
  static @Nullable StackTrace capture(Agent agent, JsObject error, @Nullable JsFunction above) {
    int limit = limit(agent);
    if (limit < 0) {
      return null;
    }
    List<CallSite> sites = new ArrayList<>(Math.min(limit, DEFAULT_LIMIT));
    boolean innermost = true;
    for (StackFrame frame : frames(agent, limit, above)) {
      NativeCall call = NativeCall.of(frame);
      if (call != null && !(innermost && makesErrors(agent, call.function()))) {
        sites.add(CallSite.of(call));
      }
      sites.add(CallSite.of(frame));
      innermost = false;
    }
    if (sites.size() < limit) {
      for (AsyncStack.Waiter waiter : AsyncStack.of(agent, limit - sites.size())) {
        sites.add(CallSite.of(waiter));
      }
    }
    return new StackTrace(
        agent.realm, error, sites.size() > limit ? sites.subList(0, limit) : sites);
  }

  /** Whether a built-in function is there to capture a stack, which it is no part of. */
  private static boolean makesErrors(Agent agent, BuiltinFunction function) {
    JsObject error = agent.realm.intrinsicIfMade(Intrinsic.ERROR);
    return function == error
        || function.prototype == error
        || function.table.name(function.id).equals("captureStackTrace");
  }

  /** The running frames, or those around a function if that is running. */
  private static List<StackFrame> frames(Agent agent, int limit, @Nullable JsFunction above) {
    if (above == null) {
      return agent.host().runningFrames(agent, limit);
    }
    List<StackFrame> all = agent.host().runningFrames(agent, MAX_LIMIT);
    for (int i = 0; i < all.size(); i++) {
      if (isOf(all.get(i), above)) {
        return all.subList(i + 1, Math.min(all.size(), i + 1 + limit));
      }
    }
    return all.subList(0, Math.min(all.size(), limit));
  }

  /** A frame that does not show its function object is told by its code. */
  private static boolean isOf(StackFrame frame, JsFunction function) {
    JsFunction running = frame.function();
    return running == null
        ? function instanceof ScriptFunction script && script.code == frame.code()
        : running == function;
  }

  private static int limit(Agent agent) {
    JsObject constructor = agent.realm.intrinsicIfMade(Intrinsic.ERROR);
    if (constructor == null) {
      return DEFAULT_LIMIT;
    }
    Object limit = constructor.rawGet(Keys.STACK_TRACE_LIMIT);
    if (limit instanceof Integer || limit instanceof Double) {
      return (int) Math.clamp(((Number) limit).doubleValue(), 0, MAX_LIMIT);
    }
    return -1;
  }

  private static String heading(JsObject error) {
    String name = text(plainValue(error, Keys.NAME), "Error");
    String detail = text(plainValue(error, Keys.MESSAGE), "");
    if (name.isEmpty()) {
      return detail;
    }
    return detail.isEmpty() ? name : name + ": " + detail;
  }

  private static String text(@Nullable Object value, String fallback) {
    return value instanceof CharSequence text
        ? text.toString()
        : value instanceof Integer || value instanceof Double
            ? NumberToText.toText(((Number) value).doubleValue())
            : fallback;
  }

  private static @Nullable Object plainValue(JsObject object, org.ashlar.vm.value.StringKey key) {
    for (JsObject at = object; at != null; at = at.prototype) {
      Object value = at.rawGet(key);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  @Override
  public Object materialize() {
    StringBuilder text = new StringBuilder(heading(error));
    for (CallSite site : sites) {
      text.append("\n    at ").append(site);
    }
    return text.toString();
  }
}
