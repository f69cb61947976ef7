package org.ashlar.vm.host;

import java.util.Arrays;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.execution.AsyncActivation;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.ExecutionHost;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.PromiseCapability;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.module.ModuleHost;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.GlobalLinks;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.value.Undefined;

/** The half of a module host that runs module code. */
public abstract class ModuleExecution implements ModuleHost {
  @Override
  public final void execute(
      Agent agent, CodeBlock code, GlobalLinks links, Environment environment) {
    Realm caller = agent.realm;
    agent.realm = links.realm();
    try {
      ((ExecutionHost) agent.host()).run(agent, agent.room, frame(code, links, environment));
    } finally {
      agent.realm = caller;
    }
  }

  @Override
  public final PromiseObject executeAsync(
      Agent agent, CodeBlock code, GlobalLinks links, Environment environment) {
    Realm caller = agent.realm;
    agent.realm = links.realm();
    try {
      PromiseCapability capability = PromiseOperations.newCapability(agent);
      AsyncActivation.start(agent, agent.room, frame(code, links, environment), capability);
      return (PromiseObject) capability.promise();
    } finally {
      agent.realm = caller;
    }
  }

  private static Frame frame(CodeBlock code, GlobalLinks links, Environment environment) {
    Object[] registers = new Object[code.body().registerCount()];
    Arrays.fill(registers, Undefined.UNDEFINED);
    return new Frame(code, links, environment, Undefined.UNDEFINED, registers);
  }
}
