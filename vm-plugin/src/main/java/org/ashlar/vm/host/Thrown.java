package org.ashlar.vm.host;

import java.util.List;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.ScriptException;
import org.ashlar.api.SourceLocation;
import org.ashlar.api.StackFrame;
import org.ashlar.spi.vm.GuestException;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.host.console.Inspector;
import org.ashlar.vm.intrinsic.fundamental.ErrorObject;
import org.ashlar.vm.object.Accessor;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.StringKey;
import org.jspecify.annotations.Nullable;

/** What the host learns of a thrown guest value. */
final class Thrown {
  /** How many causes are looked at; a program may have put them in a circle. */
  private static final int MAX_CAUSES = 16;

  private Thrown() {}

  /** The exception that host code inside the context sees. */
  static GuestException toGuestException(Agent agent, ThrowCompletion thrown) {
    Object value = thrown.value();
    ScriptException.Details details = describe(agent, value);
    ErrorCode code =
        details.name().equals("SyntaxError") ? ErrorCode.SYNTAX_ERROR : ErrorCode.SCRIPT_ERROR;
    return new GuestException(code, value, details);
  }

  /** An error that nobody in the program handled. */
  static ScriptException uncaught(Agent agent, ErrorCode code, Object value) {
    return new ScriptException(hostCause(value), code, describe(agent, value), null);
  }

  /** The exception of the host that a value or a cause of it stands for, or Java null. */
  static @Nullable Throwable hostCause(Object value) {
    Object at = value;
    for (int i = 0; i < MAX_CAUSES && at instanceof ErrorObject error; i++) {
      Throwable cause = error.hostCause();
      if (cause != null) {
        return cause;
      }
      at = error.rawGet(Keys.CAUSE);
    }
    return null;
  }

  static ScriptException.Details describe(Agent agent, Object value) {
    String display = display(agent, value);
    if (!(value instanceof ErrorObject object)) {
      return new ScriptException.Details("", display, List.of(), null);
    }
    String name = text(object, Keys.NAME, "Error");
    List<StackFrame> frames = StackText.frames(stack(agent, object));
    SourceLocation location = frames.isEmpty() ? null : frames.getFirst().location();
    CompileException early = object.early();
    if (early != null) {
      location = early.source().location(early.offset());
    }
    return new ScriptException.Details(
        name, text(object, Keys.MESSAGE, ""), frames, location, display);
  }

  private static String stack(Agent agent, ErrorObject object) {
    try {
      String text = ErrorObject.stackText(agent, object);
      return text == null ? "" : text;
    } catch (ThrowCompletion failed) {
      return "";
    }
  }

  /** The text a console shows, or a shorter one where showing it fails. */
  private static String display(Agent agent, Object value) {
    try {
      return Inspector.plain(agent).display(value);
    } catch (ThrowCompletion failed) {
      return ObjectOperations.display(value);
    }
  }

  private static String text(JsObject object, StringKey key, String fallback) {
    for (JsObject at = object; at != null; at = at.prototype) {
      @Nullable Object value = at.rawGet(key);
      if (value instanceof CharSequence text) {
        return text.toString();
      }
      if (value instanceof Accessor) {
        return fallback;
      }
    }
    return fallback;
  }
}
