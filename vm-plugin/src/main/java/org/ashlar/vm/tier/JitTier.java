package org.ashlar.vm.tier;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.Services;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.CompileRequest;
import org.ashlar.spi.jit.CompileResult;
import org.ashlar.spi.jit.CompiledUnit;
import org.ashlar.spi.jit.JitCompiler;
import org.ashlar.spi.jit.JitProvider;
import org.ashlar.spi.jit.TierListener;
import org.ashlar.vm.ChargedToNobody;
import org.ashlar.vm.Guarded;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.Op;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.execution.TierPolicy;
import org.ashlar.vm.feedback.FeedbackVector;
import org.ashlar.vm.interpreter.TailCalls;
import org.ashlar.vm.object.Agent;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is compiled, asks the compiler, and puts what it returns in place.
 *
 * <p>Implementation note. The state of a function hangs off its feedback vector. Entries are
 * published by one reference store into the code block; dropping one puts Java null there, and the
 * next call links the interpreter again. A compiler that is exchanged loses what it compiled. One
 * that fails at a function is not asked for it again, and no guest learns of it.
 */
@ChargedToNobody
public final class JitTier implements TierPolicy {
  private static final int CALL_THRESHOLD = 512;
  private static final int LOOP_THRESHOLD = 4096;
  private static final int MAX_COMPILATIONS = 16;

  /** Rounds of a loop before a tier that tries hard enters it. */
  private static final int ROUNDS_BEFORE_ENTRY = 2;

  /** How hard the tier tries. Whoever compiles at once also waits for the compiler. */
  public enum Mode {
    /** Compile what is hot. */
    NORMAL,
    /** Compile at once, otherwise as normal. */
    EAGER,
    /** Compile at once and leave at every guard. */
    EXITS,
    /** Compile at once and enter at every loop header. */
    OSR;

    /** Whether a function that leaves too often is compiled anew. */
    private boolean learns() {
      return this == NORMAL || this == EAGER;
    }
  }

  private final Mode mode;
  private final AbiDescription abi = JitAbi.describe();
  private final UnitVerifier verifier = new UnitVerifier(abi);
  private final CompiledBlocks compiled = new CompiledBlocks();
  private final Owners owners = new Owners();
  private final LongAdder installed = new LongAdder();
  private final Map<String, String> options;
  private final ServiceSlot<JitProvider> slot;
  private final TierReports reports;
  private final ServiceSlot.Registration registration;
  private final AtomicReference<@Nullable JitCompiler> compiler = new AtomicReference<>();
  private volatile boolean closed;

  /** The function of each compiled class, kept by the class itself. */
  private static final class Owners extends ClassValue<AtomicReference<@Nullable CodeBlock>> {
    @Override
    protected AtomicReference<@Nullable CodeBlock> computeValue(Class<?> unit) {
      return new AtomicReference<>();
    }
  }

  /**
   * State of one function. Requests come from any agent, answers from the threads of the compiler:
   * a pc in {@code requested} is with the compiler, in place, or refused for good.
   */
  private static final class State {
    final Set<Integer> rejoinSites = ConcurrentHashMap.newKeySet();
    final Map<Integer, ExitBudget> exits = new ConcurrentHashMap<>();
    final Map<Integer, LoopEntry> loops = new ConcurrentHashMap<>();
    final Set<Integer> requested = ConcurrentHashMap.newKeySet();
    final Map<Integer, String> exitReasons = new ConcurrentHashMap<>();
    volatile int compilations;
    volatile boolean permanent;

    /** Whether the function is being compiled anew because of its exits. */
    volatile boolean replacing;

    volatile @Nullable JitTier tier;
  }

  /** A tier on whatever compiler the slot holds. */
  public JitTier(Services services, Mode mode, Map<String, String> options) {
    this.mode = mode;
    this.options = options;
    this.slot = services.slot(JitProvider.class);
    this.reports = new TierReports(services.slot(TierListener.class));
    this.registration = slot.onChange(this::exchange);
    exchange();
  }

  /** Any thread, also while another one is at it: whoever finds the slot changed goes round. */
  private void exchange() {
    JitProvider wanted = offered();
    JitProvider used;
    do {
      dropCompiler();
      used = wanted;
      if (used != null) {
        use(used);
      }
      wanted = offered();
    } while (wanted != used);
  }

  private void use(JitProvider provider) {
    JitCompiler unused = null;
    try {
      unused = provider.newCompiler(abi, options);
      if (unused.isActive() && compiler.compareAndSet(null, unused)) {
        unused = null;
      }
    } catch (RuntimeException | Error refused) {
      System.getLogger("org.ashlar.tier")
          .log(System.Logger.Level.WARNING, () -> "Nothing is compiled: " + refused);
    }
    if (unused != null) {
      Guarded.callEach(unused::close);
    }
  }

  private @Nullable JitProvider offered() {
    return closed ? null : slot.current();
  }

  private void dropCompiler() {
    JitCompiler before = compiler.getAndSet(null);
    for (CodeBlock code : compiled) {
      code.setEntry(null);
      state(code).loops.clear();
      state(code).requested.clear();
    }
    compiled.clear();
    if (before != null) {
      Guarded.callEach(before::close);
    }
  }

  /** Without this the slot, which outlives every bundle, would keep this virtual machine. */
  @Override
  public void close() {
    closed = true;
    registration.close();
    dropCompiler();
  }

  /** Units put in place so far. */
  public long installedCount() {
    return installed.sum();
  }

  /** The function that a compiled class belongs to, also after it was dropped. Any thread. */
  public @Nullable CodeBlock codeOf(Class<?> unit) {
    return owners.get(unit).get();
  }

  private static State state(CodeBlock code) {
    FeedbackVector feedback = CompiledSupport.feedback(code);
    if (feedback.tierState instanceof State present) {
      return present;
    }
    State made = new State();
    feedback.tierState = made;
    return made;
  }

  @Override
  public int callInterval() {
    return mode == Mode.NORMAL ? CALL_INTERVAL : 1;
  }

  @Override
  public void called(Agent agent, ScriptFunction function, int calls) {
    if (compiler.get() == null || (mode == Mode.NORMAL && calls < CALL_THRESHOLD)) {
      return;
    }
    boolean hasLoops = mode != Mode.NORMAL && hurryLoops(function.code);
    if (calls > 1 && !(mode == Mode.OSR && hasLoops)) {
      request(TierReports.Request.of(function.code, CompileRequest.WHOLE_FUNCTION, calls));
    }
  }

  /**
   * Makes the loops of a function report soon, by setting their counters short of the next report;
   * false if it has none.
   */
  private static boolean hurryLoops(CodeBlock code) {
    int[] words = code.body().instructions();
    int[] counters = CompiledSupport.feedback(code).kinds;
    boolean found = false;
    for (int pc = 0; pc < words.length; pc += Opcode.of(words[pc]).length()) {
      if (words[pc] == Op.LOOP_HEADER) {
        counters[words[pc + 1]] = LOOP_INTERVAL - ROUNDS_BEFORE_ENTRY;
        found = true;
      }
    }
    return found;
  }

  @Override
  public @Nullable LoopEntry looped(Agent agent, Frame frame, int pc, int rounds) {
    ScriptFunction function = frame.function;
    if (compiler.get() == null
        || function == null
        || (mode == Mode.NORMAL && rounds < LOOP_THRESHOLD)
        || (TailCalls.isDeep(frame.room) && TailCalls.isIn(frame.code))) {
      return null;
    }
    State state = state(frame.code);
    LoopEntry entry = state.loops.get(pc);
    if (entry == null) {
      request(TierReports.Request.of(frame.code, pc, rounds));
      entry = state.loops.get(pc);
    } else if (mode.learns() && !(frame.code.entry() instanceof CompiledEntry)) {
      // The next call should not have to find its way here through the interpreter.
      request(TierReports.Request.byLoop(frame.code, rounds));
    }
    return entry;
  }

  /** Whether the code is being compiled now. */
  private boolean request(TierReports.Request wanted) {
    CodeBlock code = wanted.code();
    State state = state(code);
    JitCompiler present = compiler.get();
    if (present == null || state.permanent || !state.requested.add(wanted.entryPc())) {
      return false;
    }
    reports.requested(wanted);
    state.tier = this;
    FunctionSnapshot snapshot = new FunctionSnapshot(code);
    CompileRequest request =
        new CompileRequest(
            snapshot.view(),
            wanted.entryPc(),
            new HashSet<>(state.rejoinSites),
            mode == Mode.EXITS);
    try {
      CompletionStage<Boolean> answer =
          present
              .compile(request)
              .handle((result, fault) -> finish(present, wanted, snapshot, result, fault));
      if (mode != Mode.NORMAL) {
        await(answer.toCompletableFuture());
      }
    } catch (RuntimeException | Error fault) {
      finish(present, wanted, snapshot, null, fault);
    }
    return true;
  }

  /**
   * Waits for an answer, in the tiers that tests use. A stack that G1 cannot put aside, for it is
   * longer than half a region, keeps its thread.
   */
  private static void await(CompletableFuture<Boolean> answer) {
    try {
      answer.join();
    } catch (StackOverflowError tooLong) {
      while (!answer.isDone()) {
        Thread.onSpinWait();
      }
    }
  }

  private boolean finish(
      JitCompiler from,
      TierReports.Request wanted,
      FunctionSnapshot snapshot,
      @Nullable CompileResult result,
      @Nullable Throwable fault) {
    try {
      take(from, wanted, snapshot, result, fault);
    } catch (RuntimeException | Error broken) {
      fail(wanted, broken);
    } finally {
      if (wanted.entryPc() == CompileRequest.WHOLE_FUNCTION) {
        state(wanted.code()).replacing = false;
      }
    }
    return true;
  }

  private void take(
      JitCompiler from,
      TierReports.Request wanted,
      FunctionSnapshot snapshot,
      @Nullable CompileResult result,
      @Nullable Throwable fault) {
    if (fault != null) {
      fail(wanted, fault);
    } else if (result instanceof CompileResult.Declined refusal) {
      decline(wanted, refusal.reason(), refusal.permanent());
    } else if (result instanceof CompileResult.Compiled success && from == compiler.get()) {
      install(wanted, snapshot, success.unit());
    } else {
      // The compiler was exchanged meanwhile; the next one may be asked.
      state(wanted.code()).requested.remove(wanted.entryPc());
    }
  }

  /** What the JVM has no memory or thread for now may come off later. */
  private void fail(TierReports.Request wanted, Throwable fault) {
    decline(wanted, "the compiler failed: " + fault, !(fault instanceof VirtualMachineError));
  }

  private void decline(TierReports.Request wanted, String reason, boolean permanent) {
    reports.declined(wanted, reason, permanent);
    State state = state(wanted.code());
    if (permanent) {
      state.permanent = true;
    } else {
      state.requested.remove(wanted.entryPc());
    }
  }

  private void install(TierReports.Request wanted, FunctionSnapshot snapshot, CompiledUnit unit) {
    String problem = verifier.problem(unit, snapshot.constantCount());
    if (problem != null) {
      decline(wanted, "refused: " + problem, true);
      return;
    }
    List<Object> constants = new ArrayList<>();
    for (int id : unit.constantIds()) {
      constants.add(snapshot.constant(id));
    }
    CompiledEntry entry;
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(unit.classFile(), List.copyOf(constants), true);
      entry =
          (CompiledEntry)
              lookup
                  .findConstructor(lookup.lookupClass(), MethodType.methodType(void.class))
                  .invoke();
    } catch (Throwable refused) {
      decline(wanted, "the JVM refused it: " + refused, true);
      return;
    }
    CodeBlock code = wanted.code();
    State state = state(code);
    for (CompiledUnit.Exit exit : unit.exits()) {
      state.exitReasons.merge(
          exit.pc(), exit.reason(), (all, one) -> all.contains(one) ? all : all + " or " + one);
    }
    // A lost update allows one compilation more, which harms nothing.
    int compilations = state.compilations;
    state.compilations = compilations + 1;
    reports.compiled(wanted, unit);
    installed.increment();
    compiled.add(code);
    owners.get(entry.getClass()).set(code);
    if (wanted.entryPc() == CompileRequest.WHOLE_FUNCTION) {
      code.setEntry(entry);
    } else {
      state.loops.put(wanted.entryPc(), new CompiledLoop(entry));
    }
  }

  private static final class CompiledLoop extends LoopEntry {
    /** A pc that no handler covers. */
    private static final int OUTSIDE = -1;

    private final CompiledEntry entry;

    CompiledLoop(CompiledEntry entry) {
      this.entry = entry;
    }

    @Override
    public Object enter(Agent agent, int room, Frame frame) {
      // What the code throws it has not caught itself: no handler around the loop is to take it.
      frame.pc = OUTSIDE;
      return entry.enter(agent, room, frame);
    }
  }

  /** Compiled code of a function left at a pc. */
  static void exited(Agent agent, CodeBlock code, int pc) {
    State state = state(code);
    JitTier tier = state.tier;
    ExitBudget budget = state.exits.computeIfAbsent(pc, key -> new ExitBudget());
    boolean isSpent = budget.spend(System.nanoTime());
    if (tier == null) {
      return;
    }
    tier.reports.left(code, pc, state.exitReasons, budget.total());
    if (!tier.mode.learns()
        || !isSpent
        || state.replacing
        || state.compilations >= MAX_COMPILATIONS) {
      // A function that was compiled often enough keeps what it has; its exits go on to work.
      return;
    }
    if (budget.timesSpent() > 1 || state.compilations >= MAX_COMPILATIONS / 2) {
      state.rejoinSites.add(pc);
    }
    // What is compiled rests on feedback that no longer holds. It stays in place until the function
    // is compiled with what the interpreter learnt behind the exits.
    tier.reports.dropped(code, pc);
    state.loops.clear();
    state.requested.clear();
    if (code.entry() instanceof CompiledEntry) {
      int calls = CompiledSupport.feedback(code).calls;
      // Before the request, whose answer may be there before it returns.
      state.replacing = true;
      if (!tier.request(TierReports.Request.of(code, CompileRequest.WHOLE_FUNCTION, calls))) {
        state.replacing = false;
      }
    }
  }
}
