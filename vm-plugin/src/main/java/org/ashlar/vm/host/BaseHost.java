package org.ashlar.vm.host;

import java.math.BigInteger;
import java.util.List;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.execution.CodeEntry;
import org.ashlar.vm.execution.ExecutionHost;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.TierPolicy;
import org.ashlar.vm.exotic.BoundFunction;
import org.ashlar.vm.exotic.PrimitiveObject;
import org.ashlar.vm.exotic.Proxy;
import org.ashlar.vm.exotic.StringObject;
import org.ashlar.vm.interpreter.FunctionEntry;
import org.ashlar.vm.interpreter.Interpreter;
import org.ashlar.vm.intrinsic.fundamental.ErrorObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.object.StackFrame;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Symbol;
import org.jspecify.annotations.Nullable;

/** The answers to an agent that come from the built-ins and exotic objects alone. */
public abstract class BaseHost implements ExecutionHost {
  private final FunctionEntry.Family entries;
  private final TierPolicy tiers;

  /** A host whose programs stay in the interpreter. */
  protected BaseHost() {
    this(TierPolicy.INTERPRETER_ONLY);
  }

  /** A host whose hot code the policy hears of. */
  protected BaseHost(TierPolicy tiers) {
    this.tiers = tiers;
    this.entries = new FunctionEntry.Family(tiers);
  }

  @Override
  public CodeEntry interpreterEntry(CodeBlock code) {
    return entries.of(code.kind());
  }

  @Override
  public List<StackFrame> runningFrames(Agent agent, int limit) {
    return RunningStack.frames(agent, tiers, limit);
  }

  @Override
  public Object run(Agent agent, int room, Frame frame) {
    return Interpreter.run(agent, room, frame, tiers);
  }

  @Override
  public TierPolicy tierPolicy() {
    return tiers;
  }

  @Override
  public Object importCall(
      Agent agent, @Nullable Object referrer, Object specifier, Object options, int phase) {
    throw Errors.typeError(agent, Message.TEXT, "This host loads no modules");
  }

  @Override
  public void initializeShadowRealm(Agent agent, Realm realm) {
    realm.becomeShadow(realm);
  }

  @Override
  public Object importMeta(Agent agent, @Nullable Object module) {
    return agent.realm.newObject(null);
  }

  @Override
  public JsObject newError(Agent agent, ErrorKind kind, String message) {
    return ErrorObject.create(agent, agent.realm.intrinsic(prototype(kind)), message, null);
  }

  @Override
  public JsObject newSyntaxError(Agent agent, CompileException early) {
    return ErrorObject.createEarly(
        agent, agent.realm.intrinsic(Intrinsic.SYNTAX_ERROR_PROTOTYPE), early);
  }

  private static Intrinsic prototype(ErrorKind kind) {
    return switch (kind) {
      case ERROR -> Intrinsic.ERROR_PROTOTYPE;
      case EVAL_ERROR -> Intrinsic.EVAL_ERROR_PROTOTYPE;
      case RANGE_ERROR -> Intrinsic.RANGE_ERROR_PROTOTYPE;
      case REFERENCE_ERROR -> Intrinsic.REFERENCE_ERROR_PROTOTYPE;
      case SYNTAX_ERROR -> Intrinsic.SYNTAX_ERROR_PROTOTYPE;
      case TYPE_ERROR -> Intrinsic.TYPE_ERROR_PROTOTYPE;
      case URI_ERROR -> Intrinsic.URI_ERROR_PROTOTYPE;
      case AGGREGATE_ERROR -> Intrinsic.AGGREGATE_ERROR_PROTOTYPE;
      case SUPPRESSED_ERROR -> Intrinsic.SUPPRESSED_ERROR_PROTOTYPE;
    };
  }

  @Override
  public JsObject wrapPrimitive(Agent agent, Object value) {
    if (value instanceof CharSequence text) {
      return StringObject.create(agent, text, agent.realm.intrinsic(Intrinsic.STRING_PROTOTYPE));
    }
    Intrinsic prototype =
        switch (value) {
          case Boolean b -> Intrinsic.BOOLEAN_PROTOTYPE;
          case Symbol s -> Intrinsic.SYMBOL_PROTOTYPE;
          case BigInteger b -> Intrinsic.BIGINT_PROTOTYPE;
          default -> Intrinsic.NUMBER_PROTOTYPE;
        };
    return PrimitiveObject.create(agent, value, agent.realm.intrinsic(prototype));
  }

  @Override
  public @Nullable JsFunction boundTarget(JsFunction function) {
    return function instanceof BoundFunction bound ? bound.target() : null;
  }

  @Override
  public boolean isArrayProxy(Agent agent, JsObject object) {
    JsObject at = object;
    while (at instanceof Proxy proxy) {
      JsObject target = proxy.target();
      if (target == null) {
        throw Errors.typeError(agent, Message.PROXY_REVOKED, "IsArray");
      }
      at = target;
    }
    return at != object && at instanceof JsArray;
  }

  @Override
  public long toArrayLength(Agent agent, Object value) {
    // Both conversions are visible to a program whose valueOf counts them.
    long length = TypeConversion.toUint32(agent, value);
    double number = TypeConversion.toDouble(agent, value);
    return length == number ? length : -1;
  }
}
