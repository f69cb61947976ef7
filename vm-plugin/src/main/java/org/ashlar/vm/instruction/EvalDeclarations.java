package org.ashlar.vm.instruction;

import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.GlobalDeclarations;
import org.ashlar.vm.execution.NamedEnvironment;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.GlobalObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Variables and functions that eval code declares around itself (clause 19.2.1.3). */
@EcmaSpec("sec-evaldeclarationinstantiation")
public final class EvalDeclarations {
  private EvalDeclarations() {}

  private static @Nullable NamedEnvironment variableEnvironment(@Nullable Object from) {
    for (Environment at = (Environment) from; at != null; at = at.outer) {
      if (at instanceof NamedEnvironment named && named.isVariableScope()) {
        return named;
      }
    }
    return null;
  }

  /** Declares a var (function absent) or a function. */
  public static void declare(
      Agent agent, Realm realm, @Nullable Object from, StringKey name, @Nullable Object function) {
    NamedEnvironment scope = variableEnvironment(from);
    if (scope == null) {
      GlobalObject global = realm.global();
      if (function == null) {
        GlobalDeclarations.createVariable(agent, global, name, true);
      } else {
        GlobalDeclarations.createFunction(agent, global, name, function, true);
      }
      return;
    }
    int slot = scope.slot(name);
    if (slot >= 0) {
      if (function != null) {
        scope.slots[slot] = function;
      } else if (scope.slots[slot] == null) {
        scope.slots[slot] = Undefined.UNDEFINED;
      }
    } else if (function != null) {
      scope.setAdded(name, function);
    } else if (scope.addedValue(name) == null) {
      scope.setAdded(name, Undefined.UNDEFINED);
    }
  }

  /** Declares the var of a function in a block where Annex B allows it. */
  @EcmaSpec("sec-web-compat-evaldeclarationinstantiation")
  public static boolean declareHoisted(
      Agent agent, Realm realm, @Nullable Object from, StringKey name) {
    NamedEnvironment scope = variableEnvironment(from);
    for (Environment at = (Environment) from; at != null && at != scope; at = at.outer) {
      if (at instanceof NamedEnvironment named && isLexical(named, name)) {
        return false;
      }
    }
    if (scope == null) {
      GlobalObject global = realm.global();
      if (global.lexical(name) != null
          || !GlobalDeclarations.canDeclareVariable(agent, global, name)) {
        return false;
      }
      if (!ObjectOperations.hasOwnProperty(agent, global, name)) {
        GlobalDeclarations.createVariable(agent, global, name, true);
      }
      return true;
    }
    if (isLexical(scope, name)) {
      return false;
    }
    declare(agent, realm, from, name, null);
    return true;
  }

  private static boolean isLexical(NamedEnvironment named, StringKey name) {
    int slot = named.slot(name);
    return slot >= 0 && named.names().lexical()[slot];
  }

  /** Assigns to a variable of the variable environment. */
  public static void store(
      Agent agent, Realm realm, @Nullable Object from, StringKey name, Object value) {
    NamedEnvironment scope = variableEnvironment(from);
    if (scope == null) {
      ObjectOperations.set(agent, realm.global(), name, value);
      return;
    }
    int slot = scope.slot(name);
    if (slot >= 0) {
      scope.slots[slot] = value;
    } else {
      scope.setAdded(name, value);
    }
  }
}
