package org.ashlar.vm.execution;

import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.ScriptCode;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.feedback.FeedbackVector;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.GlobalLinks;
import org.ashlar.vm.object.GlobalObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Declarations of scripts in the global environment (clauses 9.1.1.4 and 16.1.7), and scripts. */
public final class GlobalDeclarations {
  private GlobalDeclarations() {}

  /**
   * Runs a script in a realm of the agent.
   *
   * @param scriptOrModule the host's record of the script, or Java null
   * @return the completion value
   */
  @EcmaSpec("sec-runtime-semantics-scriptevaluation")
  public static Object runScript(
      Agent agent, Realm realm, ScriptCode script, @Nullable Object scriptOrModule) {
    Realm caller = agent.realm;
    agent.realm = realm;
    try {
      GlobalLinks links = new GlobalLinks(realm, script.code().unit());
      links.scriptOrModule = scriptOrModule;
      instantiate(agent, script, links);
      return runTopLevel(agent, agent.room, script.code(), links, null, realm.global());
    } finally {
      agent.realm = caller;
    }
  }

  /** Runs the code of a script, or of an eval, to its end. */
  static Object runTopLevel(
      Agent agent,
      int room,
      CodeBlock code,
      GlobalLinks links,
      @Nullable Environment environment,
      Object thisValue) {
    @Nullable Object[] registers = FeedbackVector.of(code).newRegisters();
    Frame frame = new Frame(code, links, environment, thisValue, registers);
    return ((ExecutionHost) agent.host()).run(agent, room, frame);
  }

  @EcmaSpec("sec-globaldeclarationinstantiation")
  private static void instantiate(Agent agent, ScriptCode script, GlobalLinks links) {
    GlobalObject global = links.realm().global();
    for (ScriptCode.Lexical lexical : script.lexicals()) {
      StringKey name = lexical.name();
      PropertyDescriptor own = global.getOwnProperty(agent, name);
      if (global.lexical(name) != null || (own != null && !own.isConfigurable())) {
        throw redeclaration(agent, name);
      }
    }
    for (ScriptCode.Function function : script.functions()) {
      requireNoLexical(agent, global, function.name());
    }
    for (StringKey name : script.variables()) {
      requireNoLexical(agent, global, name);
    }
    for (ScriptCode.Function function : script.functions()) {
      requireDeclarableFunction(agent, global, function.name());
    }
    for (StringKey name : script.variables()) {
      if (!canDeclareVariable(agent, global, name)) {
        throw cannotDeclare(agent, name);
      }
    }
    for (StringKey name : script.hoistedFunctions()) {
      if (global.lexical(name) == null && canDeclareVariable(agent, global, name)) {
        createVariable(agent, global, name, false);
      }
    }
    for (ScriptCode.Lexical lexical : script.lexicals()) {
      global.declareLexical(lexical.name(), lexical.constant());
    }
    for (ScriptCode.Function function : script.functions()) {
      createFunction(
          agent,
          global,
          function.name(),
          ScriptFunction.create(function.code(), null, links),
          false);
    }
    for (StringKey name : script.variables()) {
      createVariable(agent, global, name, false);
    }
  }

  private static void requireNoLexical(Agent agent, GlobalObject global, StringKey name) {
    if (global.lexical(name) != null) {
      throw redeclaration(agent, name);
    }
  }

  static RuntimeException redeclaration(Agent agent, StringKey name) {
    return Errors.syntaxError(
        agent, Message.TEXT, "Identifier '" + name + "' has already been declared");
  }

  static RuntimeException cannotDeclare(Agent agent, StringKey name) {
    return Errors.typeError(agent, Message.TEXT, "Cannot declare global '" + name + "'");
  }

  static void requireDeclarableFunction(Agent agent, GlobalObject global, StringKey name) {
    if (!canDeclareFunction(agent, global, name)) {
      throw cannotDeclare(agent, name);
    }
  }

  @EcmaSpec("sec-candeclareglobalvar")
  public static boolean canDeclareVariable(Agent agent, GlobalObject global, StringKey name) {
    return global.getOwnProperty(agent, name) != null || global.isExtensible(agent);
  }

  @EcmaSpec("sec-candeclareglobalfunction")
  static boolean canDeclareFunction(Agent agent, GlobalObject global, StringKey name) {
    PropertyDescriptor own = global.getOwnProperty(agent, name);
    if (own == null) {
      return global.isExtensible(agent);
    }
    return own.isConfigurable() || (own.isData() && own.isWritable() && own.isEnumerable());
  }

  @EcmaSpec("sec-createglobalvarbinding")
  public static void createVariable(
      Agent agent, GlobalObject global, StringKey name, boolean deletable) {
    if (global.getOwnProperty(agent, name) == null && global.isExtensible(agent)) {
      int attributes =
          Attributes.WRITABLE | Attributes.ENUMERABLE | (deletable ? Attributes.CONFIGURABLE : 0);
      global.rawPut(agent, name, Undefined.UNDEFINED, attributes);
    }
  }

  @EcmaSpec("sec-createglobalfunctionbinding")
  public static void createFunction(
      Agent agent, GlobalObject global, StringKey name, Object function, boolean deletable) {
    PropertyDescriptor own = global.getOwnProperty(agent, name);
    PropertyDescriptor wanted =
        own == null || own.isConfigurable()
            ? PropertyDescriptor.data(
                function,
                Attributes.WRITABLE
                    | Attributes.ENUMERABLE
                    | (deletable ? Attributes.CONFIGURABLE : 0))
            : PropertyDescriptor.valueOnly(function);
    if (!global.defineOwnProperty(agent, name, wanted)
        || !global.set(agent, name, function, global)) {
      throw cannotDeclare(agent, name);
    }
  }
}
