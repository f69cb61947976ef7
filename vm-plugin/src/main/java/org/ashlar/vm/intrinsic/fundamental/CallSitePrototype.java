package org.ashlar.vm.intrinsic.fundamental;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** What programs ask the call sites of Error.prepareStackTrace (V8's stack trace API). */
final class CallSitePrototype {
  private CallSitePrototype() {}

  private static CallSite site(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof CallSiteObject object) {
      return object.site();
    }
    throw Errors.typeError(
        agent, Message.TEXT, "CallSite method " + method + " expects CallSite as receiver");
  }

  private static Object orNull(@Nullable Object value) {
    return value == null || value.equals("") ? JsNull.NULL : value;
  }

  /** Strict code, whose callers it does not know, does not hand itself out. */
  private static boolean isOpen(CallSite site) {
    return site.code() != null && !site.code().isStrict() && !site.async();
  }

  /** The constructor property; only the engine makes call sites. */
  @Builtin(name = "CallSite", kind = BuiltinKind.DETACHED)
  static Object callSite(Agent agent, Object thisValue) {
    throw Errors.typeError(agent, Message.TEXT, "Illegal constructor");
  }

  @Builtin(name = "getColumnNumber")
  static Object getColumnNumber(Agent agent, Object thisValue) {
    CallSite site = site(agent, thisValue, "getColumnNumber");
    SourceText source = site.source();
    return source == null ? JsNull.NULL : source.column(site.position());
  }

  @Builtin(name = "getEnclosingColumnNumber")
  static Object getEnclosingColumnNumber(Agent agent, Object thisValue) {
    CallSite site = site(agent, thisValue, "getEnclosingColumnNumber");
    SourceText source = site.source();
    return source == null ? JsNull.NULL : Math.max(source.column(site.start()), 1);
  }

  @Builtin(name = "getEnclosingLineNumber")
  static Object getEnclosingLineNumber(Agent agent, Object thisValue) {
    CallSite site = site(agent, thisValue, "getEnclosingLineNumber");
    SourceText source = site.source();
    return source == null ? JsNull.NULL : source.line(site.start());
  }

  @Builtin(name = "getEvalOrigin")
  static Object getEvalOrigin(Agent agent, Object thisValue) {
    site(agent, thisValue, "getEvalOrigin");
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "getFileName")
  static Object getFileName(Agent agent, Object thisValue) {
    return fileName(site(agent, thisValue, "getFileName"));
  }

  private static Object fileName(CallSite site) {
    SourceText source = site.source();
    return source == null ? JsNull.NULL : site.isEval() ? Undefined.UNDEFINED : source.name();
  }

  @Builtin(name = "getFunction")
  static Object getFunction(Agent agent, Object thisValue) {
    CallSite site = site(agent, thisValue, "getFunction");
    return isOpen(site) && site.visibleFunction() instanceof JsFunction open
        ? open
        : Undefined.UNDEFINED;
  }

  @Builtin(name = "getFunctionName")
  static Object getFunctionName(Agent agent, Object thisValue) {
    CallSite site = site(agent, thisValue, "getFunctionName");
    return orNull(site.functionName());
  }

  @Builtin(name = "getLineNumber")
  static Object getLineNumber(Agent agent, Object thisValue) {
    CallSite site = site(agent, thisValue, "getLineNumber");
    SourceText source = site.source();
    return source == null ? JsNull.NULL : source.line(site.position());
  }

  @Builtin(name = "getMethodName")
  static Object getMethodName(Agent agent, Object thisValue) {
    CallSite site = site(agent, thisValue, "getMethodName");
    return orNull(site.methodName());
  }

  @Builtin(name = "getPosition")
  static Object getPosition(Agent agent, Object thisValue) {
    CallSite site = site(agent, thisValue, "getPosition");
    return site.position();
  }

  @Builtin(name = "getPromiseIndex")
  static Object getPromiseIndex(Agent agent, Object thisValue) {
    CallSite site = site(agent, thisValue, "getPromiseIndex");
    return site.element() == null ? JsNull.NULL : (Object) site.element().index();
  }

  @Builtin(name = "getScriptNameOrSourceURL")
  static Object getScriptNameOrSourceURL(Agent agent, Object thisValue) {
    return fileName(site(agent, thisValue, "getScriptNameOrSourceURL"));
  }

  @Builtin(name = "getThis")
  static Object getThis(Agent agent, Object thisValue) {
    CallSite site = site(agent, thisValue, "getThis");
    return isOpen(site) ? site.thisValue() : Undefined.UNDEFINED;
  }

  @Builtin(name = "getTypeName")
  static Object getTypeName(Agent agent, Object thisValue) {
    CallSite site = site(agent, thisValue, "getTypeName");
    return orNull(site.typeName());
  }

  @Builtin(name = "isAsync")
  static Object isAsync(Agent agent, Object thisValue) {
    CallSite site = site(agent, thisValue, "isAsync");
    return site.async();
  }

  @Builtin(name = "isConstructor")
  static Object isConstructor(Agent agent, Object thisValue) {
    CallSite site = site(agent, thisValue, "isConstructor");
    return site.construct();
  }

  @Builtin(name = "isEval")
  static Object isEval(Agent agent, Object thisValue) {
    CallSite site = site(agent, thisValue, "isEval");
    return site.isEval();
  }

  @Builtin(name = "isNative")
  static Object isNative(Agent agent, Object thisValue) {
    site(agent, thisValue, "isNative");
    return false;
  }

  @Builtin(name = "isPromiseAll")
  static Object isPromiseAll(Agent agent, Object thisValue) {
    CallSite site = site(agent, thisValue, "isPromiseAll");
    return site.element() != null && site.element().combinator().equals("all");
  }

  @Builtin(name = "isToplevel")
  static Object isToplevel(Agent agent, Object thisValue) {
    CallSite site = site(agent, thisValue, "isToplevel");
    return site.isToplevel();
  }

  @Builtin(name = "toString")
  static Object text(Agent agent, Object thisValue) {
    return site(agent, thisValue, "toString").toString();
  }
}
