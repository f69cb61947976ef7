package org.ashlar.vm.execution;

import org.ashlar.vm.code.CodeUnit;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.code.EvalCode;
import org.ashlar.vm.code.EvalScope;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.GlobalLinks;
import org.ashlar.vm.object.GlobalObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.object.StackFrame;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Strings;
import org.jspecify.annotations.Nullable;

/** PerformEval (clause 19.2.1.1). */
@EcmaSpec("sec-performeval")
public final class EvalRunner {
  private EvalRunner() {}

  /** A direct eval in an environment of a running frame. */
  public static Object direct(
      Agent agent,
      int room,
      Object source,
      Frame caller,
      @Nullable Environment environment,
      EvalScope scope) {
    if (!(source instanceof CharSequence text)) {
      return source;
    }
    Realm realm = agent.realm;
    EvalCode eval = compile(agent, realm, text, scope);
    GlobalLinks links = links(realm, eval.code().unit(), caller.links.scriptOrModule);
    if (!eval.code().isStrict()) {
      checkDeclarations(agent, realm.global(), eval, environment);
    }
    return GlobalDeclarations.runTopLevel(
        agent, room, eval.code(), links, environment, caller.thisValue());
  }

  /** An indirect eval, called as a function. */
  public static Object indirect(Agent agent, Object source) {
    if (!(source instanceof CharSequence text)) {
      return source;
    }
    Realm realm = agent.realm;
    EvalCode eval = compile(agent, realm, text, null);
    GlobalLinks links = links(realm, eval.code().unit(), activeScriptOrModule(agent));
    if (!eval.code().isStrict()) {
      checkDeclarations(agent, realm.global(), eval, null);
    }
    return GlobalDeclarations.runTopLevel(
        agent, agent.room, eval.code(), links, null, realm.global());
  }

  /** Compiles a text for a shadow realm; early errors are thrown in the running realm. */
  public static EvalCode compileForShadow(Agent agent, Realm realm, CharSequence text) {
    return compile(agent, realm, text, null);
  }

  /** The evaluation of PerformShadowRealmEval; what the text throws leaves it as it is. */
  @EcmaSpec("sec-performshadowrealmeval")
  public static Object runInShadow(Agent agent, Realm realm, EvalCode eval) {
    Realm caller = agent.realm;
    agent.realm = realm;
    try {
      GlobalLinks links = links(realm, eval.code().unit(), realm.shadowReferrer());
      if (!eval.code().isStrict()) {
        checkDeclarations(agent, realm.global(), eval, null);
      }
      return GlobalDeclarations.runTopLevel(
          agent, agent.room, eval.code(), links, null, realm.global());
    } finally {
      agent.realm = caller;
    }
  }

  private static EvalCode compile(
      Agent agent, Realm realm, CharSequence text, @Nullable EvalScope scope) {
    agent.host().checkCompileStrings(agent, realm);
    String source = Strings.flat(text);
    agent.charge(source.length());
    try {
      return agent.host().compiler().compileEval(SourceText.of("<anonymous>", source), scope);
    } catch (CompileException early) {
      throw Errors.syntaxError(agent, Message.TEXT, early.message());
    }
  }

  private static GlobalLinks links(Realm realm, CodeUnit unit, @Nullable Object scriptOrModule) {
    GlobalLinks links = new GlobalLinks(realm, unit);
    links.scriptOrModule = scriptOrModule;
    return links;
  }

  /**
   * GetActiveScriptOrModule. Where a shadow realm is on either side of a call, code does not import
   * as the script that called it: the modules of one side are not for the other.
   */
  public static @Nullable Object activeScriptOrModule(Agent agent) {
    Realm realm = agent.realm;
    for (StackFrame at = agent.frame; at != null; at = at.caller()) {
      if (at instanceof Frame frame
          && frame.links.scriptOrModule != null
          && sharesModules(realm, frame.links.realm())) {
        return frame.links.scriptOrModule;
      }
    }
    return realm.shadowReferrer();
  }

  private static boolean sharesModules(Realm running, Realm caller) {
    return running == caller || (!running.isShadow() && !caller.isShadow());
  }

  @EcmaSpec("sec-evaldeclarationinstantiation")
  private static void checkDeclarations(
      Agent agent, GlobalObject global, EvalCode eval, @Nullable Environment from) {
    Environment at = from;
    while (at != null && !(at instanceof NamedEnvironment named && named.isVariableScope())) {
      if (at instanceof NamedEnvironment named) {
        requireNoLexical(agent, named, eval);
      }
      at = at.outer;
    }
    if (at != null) {
      requireNoLexical(agent, (NamedEnvironment) at, eval);
      return;
    }
    for (StringKey name : eval.functions()) {
      requireNoGlobalLexical(agent, global, name);
    }
    for (StringKey name : eval.variables()) {
      requireNoGlobalLexical(agent, global, name);
    }
    for (StringKey name : eval.functions()) {
      GlobalDeclarations.requireDeclarableFunction(agent, global, name);
    }
    for (StringKey name : eval.variables()) {
      if (!GlobalDeclarations.canDeclareVariable(agent, global, name)) {
        throw GlobalDeclarations.cannotDeclare(agent, name);
      }
    }
  }

  private static void requireNoGlobalLexical(Agent agent, GlobalObject global, StringKey name) {
    if (global.lexical(name) != null) {
      throw GlobalDeclarations.redeclaration(agent, name);
    }
  }

  private static void requireNoLexical(Agent agent, NamedEnvironment named, EvalCode eval) {
    for (StringKey name : eval.functions()) {
      requireNoLexical(agent, named, name);
    }
    for (StringKey name : eval.variables()) {
      requireNoLexical(agent, named, name);
    }
  }

  private static void requireNoLexical(Agent agent, NamedEnvironment named, StringKey name) {
    int slot = named.slot(name);
    if (slot >= 0 && named.names().lexical()[slot]) {
      throw GlobalDeclarations.redeclaration(agent, name);
    }
  }
}
