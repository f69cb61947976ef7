package org.ashlar.vm.host;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Map;
import org.ashlar.vm.code.SourceCompiler;
import org.ashlar.vm.compiler.BytecodeCompiler;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.GlobalDeclarations;
import org.ashlar.vm.execution.TierPolicy;
import org.ashlar.vm.intrinsic.StandardIntrinsics;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.HeapAccount;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.object.SharingGroup;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.Undefined;

/**
 * Runs script files with {@code print} and {@code console.log}, which write their arguments as
 * strings: enough to try the engine out without a command line.
 */
public final class Shell extends BaseHost {
  private static final int STACK_BYTES = 512 << 20;

  private final SourceCompiler compiler;
  private final Agent agent;
  private final PrintStream out;
  private final Map<JsObject, Object> unhandled = new IdentityHashMap<>();

  /** A shell that prints to a stream. */
  public Shell(PrintStream out) {
    this(out, TierPolicy.INTERPRETER_ONLY);
  }

  /** A shell whose hot code a policy hears of. */
  public Shell(PrintStream out, TierPolicy tiers) {
    super(tiers);
    this.out = out;
    SharingGroup group = new SharingGroup();
    this.compiler = new BytecodeCompiler(group.keys());
    this.agent = new Agent(group, this, new HeapAccount(), new StandardIntrinsics());
    Realm realm = agent.realm;
    JsFunction print = new Print(realm, out);
    JsObject console = realm.newObject();
    console.rawPut(agent, group.keys().intern("log"), print, Attributes.HIDDEN);
    realm.global().rawPut(agent, group.keys().intern("print"), print, Attributes.HIDDEN);
    JsObject performance = realm.newObject();
    performance.rawPut(agent, group.keys().intern("now"), new Now(realm), Attributes.HIDDEN);
    realm
        .global()
        .rawPut(agent, group.keys().intern("performance"), performance, Attributes.HIDDEN);
    realm.global().rawPut(agent, group.keys().intern("console"), console, Attributes.HIDDEN);
  }

  public Agent agent() {
    return agent;
  }

  /** Runs a script, then all jobs; a rejection that nobody handles counts as thrown. */
  public Object evaluate(String name, String text) {
    SourceText source = SourceText.of(name, text);
    Object result =
        GlobalDeclarations.runScript(agent, agent.realm, compiler.compileScript(source), null);
    while (!agent.jobs().isEmpty()) {
      agent.jobs().runNext(agent);
    }
    for (Object reason : unhandled.values()) {
      throw new ThrowCompletion(reason);
    }
    return result;
  }

  private static final class Print extends JsFunction {
    private final PrintStream out;

    Print(Realm realm, PrintStream out) {
      super(
          realm.agent().group().roots().builtinFunction,
          realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE),
          realm);
      this.out = out;
    }

    @Override
    public Object call(Agent agent, int room, Object thisValue, Object[] arguments) {
      StringBuilder line = new StringBuilder();
      for (Object argument : arguments) {
        line.append(line.isEmpty() ? "" : " ").append(TypeConversion.toString(agent, argument));
      }
      out.println(line);
      return Undefined.UNDEFINED;
    }
  }

  /** Processor time of the thread, which other programs on the machine do not blur. */
  private static final class Now extends JsFunction {
    private static final java.lang.management.ThreadMXBean CLOCK =
        java.lang.management.ManagementFactory.getThreadMXBean();

    Now(Realm realm) {
      super(
          realm.agent().group().roots().builtinFunction,
          realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE),
          realm);
    }

    @Override
    public Object call(Agent agent, int room, Object thisValue, Object[] arguments) {
      return CLOCK.getCurrentThreadCpuTime() / 1e6;
    }
  }

  /** Runs the files that the arguments name, one after the other in one realm. */
  public static void main(String[] files) throws InterruptedException {
    Thread thread = new Thread(null, () -> runAll(files), "shell", STACK_BYTES);
    thread.start();
    thread.join();
  }

  private static void runAll(String[] files) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Shell shell = new Shell(out);
    for (String file : files) {
      try {
        shell.evaluate(file, Files.readString(Path.of(file)));
      } catch (ThrowCompletion thrown) {
        out.println("Uncaught " + TypeConversion.toString(shell.agent, thrown.value()));
        System.exit(1);
      } catch (IOException unreadable) {
        out.println(unreadable);
        System.exit(2);
      }
    }
  }

  // ---- Host ----

  @Override
  public SourceCompiler compiler() {
    return compiler;
  }

  @Override
  public void polled(Agent polled) {
    polled.clearPoll();
  }

  @Override
  public void heapLimitReached(Agent limited, long bytes) {}

  @Override
  public void promiseRejected(Agent owner, JsObject promise, Object reason) {
    unhandled.put(promise, reason);
  }

  @Override
  public void promiseHandled(Agent owner, JsObject promise) {
    unhandled.remove(promise);
  }

  @Override
  public void jobFailed(Agent owner, Object thrown) {
    out.println("Job failed: " + thrown);
  }
}
