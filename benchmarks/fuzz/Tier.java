import java.time.Duration;
import org.ashlar.api.AshlarException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ScriptException;
import org.ashlar.api.Source;
import org.ashlar.api.TerminationException;
import org.ashlar.spi.jit.JitProvider;
import org.ashlar.spi.jit.TierListener;

/** An engine of which each program gets a context of its own. */
final class Tier implements AutoCloseable {
  static final String TIMEOUT = "timeout";

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final String name;
  private final Source prelude;
  private final Engine engine;

  Tier(String name, String prelude, TierListener listener, JitProvider compiler) {
    this.name = name;
    this.prelude = Source.of(prelude);
    this.engine =
        Engine.builder()
            .workers(1)
            .option("vm.tier", name)
            .service(TierListener.class, listener)
            .service(JitProvider.class, compiler)
            .build();
  }

  String name() {
    return name;
  }

  /** What the program noted and how it ended, in the words of the reference. */
  String run(String program) {
    try (Context context =
        engine.newContext().limits(limits -> limits.deadline(DEADLINE)).build()) {
      context.eval(prelude);
      String end = "";
      try {
        context.eval(Source.of(program));
      } catch (ScriptException thrown) {
        end = "\n!" + described(context, thrown);
      }
      return context.eval("$end()").asString() + end;
    } catch (TerminationException ended) {
      return ended.isQuotaExceeded() ? TIMEOUT : "ended: " + ended;
    } catch (AshlarException broken) {
      return "broken: " + broken;
    }
  }

  private static String described(Context context, ScriptException thrown) {
    if (thrown.isSyntaxError()) {
      return "<\"SyntaxError\">";
    }
    thrown.thrown().ifPresent(value -> context.global().setMember("$thrown", value));
    return context.eval("$describe($thrown)").asString();
  }

  @Override
  public void close() {
    engine.close();
  }
}
