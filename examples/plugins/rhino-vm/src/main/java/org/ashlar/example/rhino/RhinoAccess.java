package org.ashlar.example.rhino;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.api.SourceLocation;
import org.ashlar.api.StackFrame;
import org.ashlar.api.Value;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.object.ClassTable;
import org.ashlar.spi.object.ObjectAccess;
import org.ashlar.spi.vm.GuestException;
import org.ashlar.spi.vm.GuestFunction;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.Constructable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.JavaScriptException;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.NativeJSON;
import org.mozilla.javascript.NativePromise;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.ScriptStackElement;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Symbol;
import org.mozilla.javascript.SymbolKey;
import org.mozilla.javascript.Undefined;

/**
 * The inside of a Rhino context. A guest value is Rhino's own, except for {@code null}, which Rhino
 * represents as Java null and the SPI may not.
 */
final class RhinoAccess implements ObjectAccess {
  private static final Object NULL = new Object();

  private final RhinoContext context;
  private final ScriptableObject scope;
  private final RhinoClasses classes;
  private @Nullable Context current;

  RhinoAccess(RhinoContext context, ScriptableObject scope) {
    this.context = context;
    this.scope = scope;
    this.classes = new RhinoClasses(this, scope);
  }

  RhinoClasses classes() {
    return classes;
  }

  void bind(Context rhino) {
    current = rhino;
  }

  Context rhino() {
    Context bound = current;
    if (bound == null) {
      throw new IllegalStateException("outside of a slice");
    }
    return bound;
  }

  RhinoContext context() {
    return context;
  }

  private static Object out(@Nullable Object rhinoValue) {
    if (rhinoValue == null) {
      return NULL;
    }
    return rhinoValue == Scriptable.NOT_FOUND || Undefined.isUndefined(rhinoValue)
        ? Undefined.instance
        : rhinoValue;
  }

  private static @Nullable Object in(Object guestValue) {
    return guestValue == NULL ? null : guestValue;
  }

  private static @Nullable Object[] in(Object[] guestValues) {
    @Nullable Object[] values = new Object[guestValues.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = in(guestValues[i]);
    }
    return values;
  }

  /** Runs something that may run program code, and translates what it throws. */
  private <T> T guarded(Supplier<T> action) {
    try {
      return action.get();
    } catch (RhinoException e) {
      throw translated(e);
    } catch (StackOverflowError e) {
      throw translated(ScriptRuntime.constructError("RangeError", "the stack is exhausted"));
    }
  }

  private GuestException translated(RhinoException e) {
    ErrorCode code =
        e instanceof EvaluatorException ? ErrorCode.SYNTAX_ERROR : ErrorCode.SCRIPT_ERROR;
    Object thrown =
        e instanceof JavaScriptException own
            ? out(own.getValue())
            : ScriptRuntime.wrapException(e, scope, rhino());
    SourceLocation location =
        e.sourceName() == null
            ? null
            : new SourceLocation(
                e.sourceName(), Math.max(e.lineNumber(), 1), Math.max(e.columnNumber(), 1));
    ScriptException.Details described = describe(thrown);
    List<StackFrame> frames = new ArrayList<>();
    for (ScriptStackElement element : e.getScriptStack()) {
      frames.add(
          new StackFrame(
              element.functionName == null ? "" : element.functionName,
              new SourceLocation(element.fileName, Math.max(element.lineNumber, 1), 1)));
    }
    String name = code == ErrorCode.SYNTAX_ERROR ? "SyntaxError" : described.name();
    String text = code == ErrorCode.SYNTAX_ERROR ? e.details() : described.text();
    return new GuestException(
        code, thrown, new ScriptException.Details(name, text, frames, location));
  }

  private Scriptable object(Object value) {
    Scriptable object = ScriptRuntime.toObjectOrNull(rhino(), in(value), scope);
    if (object == null) {
      throw ScriptRuntime.constructError("TypeError", "Cannot read properties of " + value);
    }
    return object;
  }

  @Override
  public Object evaluate(Source source) {
    return guarded(
        () ->
            switch (source.kind()) {
              case SCRIPT ->
                  out(rhino().evaluateString(scope, source.text(), source.name(), 1, null));
              case JSON ->
                  out(
                      NativeJSON.parse(
                          rhino(), scope, source.text(), (cx, s, self, args) -> args[1]));
              case COMMON_JS ->
                  source.path() == null
                      ? evaluate(source.withKind(Source.Kind.SCRIPT))
                      : evaluateCommonJs(source);
              case MODULE, TEXT, BYTES ->
                  throw ScriptRuntime.constructError("SyntaxError", "Rhino has no modules");
            });
  }

  private Object evaluateCommonJs(Source source) {
    Scriptable module = rhino().newObject(scope);
    Object exports = rhino().newObject(scope);
    ScriptableObject.putProperty(module, "exports", exports);
    String wrapped = "(function (exports, module) {" + source.text() + "\n})";
    Function function = (Function) rhino().evaluateString(scope, wrapped, source.name(), 1, null);
    function.call(rhino(), scope, scope, new Object[] {exports, module});
    return out(ScriptableObject.getProperty(module, "exports"));
  }

  @Override
  public Object global() {
    return scope;
  }

  @Override
  public Value.Type type(Object value) {
    if (value == NULL) {
      return Value.Type.NULL;
    } else if (Undefined.isUndefined(value)) {
      return Value.Type.UNDEFINED;
    }
    return switch (value) {
      case Boolean flag -> Value.Type.BOOLEAN;
      case BigInteger big -> Value.Type.BIG_INT;
      case Number number -> Value.Type.NUMBER;
      case CharSequence text -> Value.Type.STRING;
      case Symbol symbol -> Value.Type.SYMBOL;
      case NativeArray array -> Value.Type.ARRAY;
      case NativePromise promise -> Value.Type.PROMISE;
      case Callable function -> Value.Type.FUNCTION;
      case Scriptable error when "Error".equals(error.getClassName()) -> Value.Type.ERROR;
      default -> Value.Type.OBJECT;
    };
  }

  @Override
  public Object toHost(Object value) {
    return switch (value) {
      case Boolean flag -> flag;
      case Integer number -> number;
      case BigInteger big -> big;
      case Number number -> number.doubleValue();
      case CharSequence text -> text.toString();
      case Symbol symbol -> symbol.toString();
      default -> throw new IllegalArgumentException("not a primitive: " + type(value));
    };
  }

  @Override
  public Object fromHost(Object primitive) {
    return primitive instanceof CharSequence text ? text.toString() : primitive;
  }

  @Override
  public Object undefined() {
    return Undefined.instance;
  }

  @Override
  public Object nullValue() {
    return NULL;
  }

  @Override
  public Object member(Object object, String name) {
    return guarded(() -> out(ScriptableObject.getProperty(object(object), name)));
  }

  @Override
  public void setMember(Object object, String name, Object value) {
    guarded(
        () -> {
          ScriptableObject.putProperty(object(object), name, in(value));
          return value;
        });
  }

  @Override
  public boolean hasMember(Object object, String name) {
    return guarded(() -> ScriptableObject.hasProperty(object(object), name));
  }

  @Override
  public List<String> memberKeys(Object object) {
    return guarded(
        () -> {
          List<String> keys = new ArrayList<>();
          for (Object id : object(object).getIds()) {
            keys.add(id.toString());
          }
          return keys;
        });
  }

  @Override
  public Object element(Object object, long index) {
    return guarded(
        () ->
            out(
                index <= Integer.MAX_VALUE
                    ? ScriptableObject.getProperty(object(object), (int) index)
                    : ScriptableObject.getProperty(object(object), Long.toString(index))));
  }

  @Override
  public void setElement(Object object, long index, Object value) {
    guarded(
        () -> {
          if (index <= Integer.MAX_VALUE) {
            ScriptableObject.putProperty(object(object), (int) index, in(value));
          } else {
            ScriptableObject.putProperty(object(object), Long.toString(index), in(value));
          }
          return value;
        });
  }

  @Override
  public long length(Object object) {
    return guarded(
        () -> {
          double length =
              ScriptRuntime.toInteger(ScriptableObject.getProperty(object(object), "length"));
          return (long) Math.min(Math.max(length, 0), 9007199254740991.0);
        });
  }

  @Override
  public Object call(Object function, Object thisValue, Object... arguments) {
    return guarded(
        () -> {
          if (!(function instanceof Callable callable)) {
            throw ScriptRuntime.constructError("TypeError", "the value is not a function");
          }
          Scriptable self =
              type(thisValue) == Value.Type.UNDEFINED
                  ? Undefined.SCRIPTABLE_UNDEFINED
                  : object(thisValue);
          return out(callable.call(rhino(), scope, self, in(arguments)));
        });
  }

  @Override
  public Object construct(Object function, Object... arguments) {
    return guarded(
        () -> {
          if (!(function instanceof Constructable constructor)) {
            throw ScriptRuntime.constructError("TypeError", "the value is not a constructor");
          }
          Callable construction =
              (cx, outer, self, values) -> constructor.construct(cx, outer, values);
          return ScriptRuntime.hasTopCall(rhino())
              ? construction.call(rhino(), scope, scope, in(arguments))
              : ScriptRuntime.doTopCall(construction, rhino(), scope, scope, in(arguments), false);
        });
  }

  @Override
  public Object asyncIterator(Object iterable) {
    return guarded(
        () -> {
          Object method =
              ScriptableObject.getProperty(object(iterable), (Symbol) SymbolKey.ITERATOR);
          if (!(method instanceof Callable callable)) {
            throw ScriptRuntime.constructError("TypeError", "the value is not iterable");
          }
          return out(callable.call(rhino(), scope, object(iterable), new Object[0]));
        });
  }

  @Override
  public Object newObject() {
    return rhino().newObject(scope);
  }

  @Override
  public Object newArray(Object... elements) {
    return rhino().newArray(scope, in(elements));
  }

  @Override
  public Object newFunction(String name, int length, GuestFunction body) {
    return new LambdaFunction(
        scope,
        name,
        length,
        (cx, callScope, thisObject, arguments) ->
            inHost(() -> body.call(this, out(thisObject), guestValues(arguments))));
  }

  /** Java code of the host or a plug-in, which may throw anything. */
  @FunctionalInterface
  interface HostBody<T> {
    T run() throws Exception;
  }

  /** Runs Java code that returns a guest value. */
  @Nullable Object inHost(HostBody<Object> body) {
    return in(inHostPlain(body));
  }

  /** Runs Java code; what it throws becomes an exception of the program. */
  <T> T inHostPlain(HostBody<T> body) {
    try {
      return body.run();
    } catch (GuestException e) {
      throw new JavaScriptException(in(e.thrown()), "", 0);
    } catch (RhinoException e) {
      throw e;
    } catch (Exception e) {
      throw ScriptRuntime.constructError("Error", String.valueOf(e.getMessage()));
    }
  }

  Object[] guestValues(Object[] rhinoValues) {
    Object[] values = new Object[rhinoValues.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = out(rhinoValues[i]);
    }
    return values;
  }

  @Override
  public Object constructorOf(ClassTable<?> table) {
    return classes.constructor(table);
  }

  @Override
  public <S> Object newInstance(ClassTable<S> table, S state) {
    return classes.newInstance(table, state);
  }

  @Override
  public <S> @Nullable S stateOf(ClassTable<S> table, Object value) {
    return classes.stateOf(table, value);
  }

  @Override
  public Object newIterator(Iterator<?> values) {
    return classes.newIterator(values);
  }

  @Override
  public void require(PermissionPolicy.Kind kind, String target) {
    if (!context.settings().hooks().permissions().allows(kind, target)) {
      Object error = newError("Error", "Access to this API has been restricted");
      setMember(error, "code", "ERR_ACCESS_DENIED");
      throw new GuestException(ErrorCode.PERMISSION_DENIED, error, describe(error));
    }
  }

  /** Rhino's contexts have no account. */
  @Override
  public void charge(long bytes) {}

  @Override
  public Object newError(String className, String message) {
    return rhino().newObject(scope, className, new Object[] {message});
  }

  @Override
  public GuestPromise newPromise() {
    Scriptable maker =
        (Scriptable)
            rhino()
                .evaluateString(
                    scope,
                    "(function () { var r = {}; r.promise = new Promise(function (a, b) {"
                        + " r.resolve = a; r.reject = b; }); return r; })()",
                    "<promise>",
                    1,
                    null);
    return new GuestPromise() {
      @Override
      public Object promise() {
        return out(ScriptableObject.getProperty(maker, "promise"));
      }

      @Override
      public void resolve(Object value) {
        call(out(ScriptableObject.getProperty(maker, "resolve")), undefined(), value);
      }

      @Override
      public void reject(Object reason) {
        call(out(ScriptableObject.getProperty(maker, "reject")), undefined(), reason);
      }
    };
  }

  @Override
  public void whenSettled(Object promise, Settlement listener) {
    if (!(promise instanceof NativePromise)) {
      listener.settled(this, true, promise);
      return;
    }
    Object fulfilled = listener("fulfilled", listener, true);
    Object rejected = listener("rejected", listener, false);
    call(member(promise, "then"), promise, fulfilled, rejected);
  }

  private Object listener(String name, Settlement listener, boolean fulfilled) {
    return newFunction(
        name,
        1,
        (access, self, arguments) -> {
          listener.settled(access, fulfilled, arguments.length > 0 ? arguments[0] : undefined());
          return undefined();
        });
  }

  @Override
  public Registration keepAlive() {
    return context.keepAlive();
  }

  @Override
  public ScriptException.Details describe(Object thrown) {
    if (type(thrown) != Value.Type.ERROR || !(thrown instanceof Scriptable error)) {
      return new ScriptException.Details("", display(thrown), List.of(), null);
    }
    return new ScriptException.Details(
        RhinoDisplay.text(error, "name"), RhinoDisplay.text(error, "message"), List.of(), null);
  }

  @Override
  public String display(Object value) {
    return RhinoDisplay.display(in(value));
  }
}
