package org.ashlar.vm.object;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.ashlar.spi.memory.MemoryAccount;
import org.ashlar.vm.feedback.ShapeLookups;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.RecentKeys;
import org.ashlar.vm.value.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * An agent (clause 9.6): the thing that runs guest code, one thread at a time.
 *
 * <p>State that compiled code touches is public. {@link #room} is the stack left for native code:
 * interpreter and compiled code set it before they enter anything that may call back, and {@link
 * #call} restores it. Other threads reach an agent only by {@link #post} and {@link #requestPoll}.
 */
public final class Agent {
  /** Room of an empty stack, in frame-weight units. */
  public static final int DEFAULT_ROOM = 1 << 20;

  private static final VarHandle POLL;

  static {
    try {
      POLL = MethodHandles.lookup().findVarHandle(Agent.class, "poll", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final SharingGroup group;
  private final AgentHost host;
  private final HeapAccount account;
  private final JobQueue jobs = new JobQueue();
  private final ConcurrentLinkedQueue<Job> mailbox = new ConcurrentLinkedQueue<>();
  private long moduleOrder;
  private final Map<String, Symbol> symbolRegistry = new HashMap<>();
  private final ReferenceQueue<Object> clearedReferences = new ReferenceQueue<>();
  private final ArrayList<Object> keptAlive = new ArrayList<>();
  private final RecentKeys recentKeys;
  private @Nullable ShapeLookups shapeLookups;
  private int identityHashes;
  private final ArrayList<JsObject> visiting = new ArrayList<>();

  /**
   * Set by other threads through {@link #requestPoll}; read plainly on entry, opaquely in loops.
   */
  public boolean poll;

  /** Stack left for native code, see the class. */
  public int room = DEFAULT_ROOM;

  /** The running realm. */
  public Realm realm;

  /** The promise job that runs, or Java null. */
  @Nullable Job runningJob;

  /** The innermost interpreter frame. */
  public @Nullable StackFrame frame;

  /** Result of a typed entry that returned an int. */
  public int intResult;

  /** Result of a typed entry that returned a double. */
  public double doubleResult;

  /** The current async-context snapshot. */
  public @Nullable AsyncContextMapping asyncContext;

  /**
   * Whether some prototype has, or may have, indexed properties: hole and append fast paths are
   * then off.
   */
  public boolean elementsOnPrototypes;

  /** Whether the debugging interpreter loop runs this agent. */
  public boolean debug;

  /** [[CanBlock]]. */
  public boolean canBlock = true;

  /**
   * A new agent with one realm.
   *
   * @param factory makes the realm's intrinsics
   */
  public Agent(SharingGroup group, AgentHost host, HeapAccount account, IntrinsicFactory factory) {
    this.group = group;
    this.host = host;
    this.account = account;
    this.recentKeys = new RecentKeys(group.keys());
    this.realm = new Realm(this, factory);
  }

  public SharingGroup group() {
    return group;
  }

  public AgentHost host() {
    return host;
  }

  public HeapAccount account() {
    return account;
  }

  public JobQueue jobs() {
    return jobs;
  }

  /** The symbols of {@code Symbol.for}. */
  public Map<String, Symbol> symbolRegistry() {
    return symbolRegistry;
  }

  /** The key to look a string up with, see {@code KeyTable.lookup}. */
  public PropertyKey keyOf(String string) {
    return recentKeys.lookup(string);
  }

  /** Where sites that see too many shapes found keys. */
  public ShapeLookups shapeLookups() {
    ShapeLookups known = shapeLookups;
    if (known == null) {
      known = new ShapeLookups();
      shapeLookups = known;
    }
    return known;
  }

  /** A number to hash an object by; not unique for ever. */
  int nextIdentityHash() {
    identityHashes += 0x9E3779B9;
    return identityHashes;
  }

  /** Objects that a recursive built-in is inside of, outermost first: how join meets cycles. */
  public ArrayList<JsObject> visiting() {
    return visiting;
  }

  // ---- Calls from native code ----

  /** Calls a function from native code, with the room that native code has. */
  public Object call(JsFunction function, Object thisValue) {
    int before = room;
    try {
      return function.call0(this, before, thisValue);
    } finally {
      room = before;
    }
  }

  public Object call(JsFunction function, Object thisValue, Object a) {
    int before = room;
    try {
      return function.call1(this, before, thisValue, a);
    } finally {
      room = before;
    }
  }

  public Object call(JsFunction function, Object thisValue, Object a, Object b) {
    int before = room;
    try {
      return function.call2(this, before, thisValue, a, b);
    } finally {
      room = before;
    }
  }

  public Object call(JsFunction function, Object thisValue, Object a, Object b, Object c) {
    int before = room;
    try {
      return function.call3(this, before, thisValue, a, b, c);
    } finally {
      room = before;
    }
  }

  /** Calls with any number of arguments; the array is the callee's from now on. */
  public Object callAll(JsFunction function, Object thisValue, Object[] arguments) {
    int before = room;
    try {
      return function.call(this, before, thisValue, arguments);
    } finally {
      room = before;
    }
  }

  /** Constructs from native code; the function must be a constructor. */
  public JsObject construct(JsFunction function, Object[] arguments, JsObject newTarget) {
    int before = room;
    try {
      return function.construct(this, before, arguments, newTarget);
    } finally {
      room = before;
    }
  }

  /**
   * Takes room for one level of native recursion; {@link #leaveNative} gives it back. RangeError if
   * there is none.
   */
  public void enterNative(int weight) {
    if (room < weight) {
      throw Errors.stackOverflow(this);
    }
    room -= weight;
  }

  public void leaveNative(int weight) {
    room += weight;
  }

  /** The next position in the order in which modules became asynchronous (clause 9.6.3). */
  public long nextModuleOrder() {
    return ++moduleOrder;
  }

  // ---- Limits ----

  /**
   * Charges memory before it is allocated; what is below 4 KB is measured instead and need not be
   * charged.
   */
  public void charge(long bytes) {
    if (bytes >= MemoryAccount.LARGE_ALLOCATION_BYTES && account.add(bytes)) {
      host.heapLimitReached(this, bytes);
    }
  }

  /** Passes on an object that a program just made, see {@link HeapAccount#visible}. */
  public <T> T visible(T made) {
    return account.visible(made);
  }

  /** Safe point of a long-running built-in; at most 1,024 steps lie between two. */
  public void poll() {
    if (poll) {
      host.polled(this);
    }
  }

  /** Safe point of a loop: a read that compiled code does not hoist. */
  public boolean pollRequested() {
    return (boolean) POLL.getOpaque(this);
  }

  /** The promise job that runs, or Java null. */
  public @Nullable Job runningJob() {
    return runningJob;
  }

  /** Makes the next safe point call {@link AgentHost#polled}. Any thread. */
  public void requestPoll() {
    POLL.setVolatile(this, true);
  }

  /** The poll is answered. */
  public void clearPoll() {
    POLL.setVolatile(this, false);
  }

  // ---- Mailbox ----

  /** The one door through which other threads influence this agent. Any thread. */
  public void post(Job job) {
    mailbox.add(job);
    host.wake(this);
  }

  /**
   * Takes the oldest posted job, or Java null. The agent's thread. What the collector cleared comes
   * when nothing else is there.
   */
  public @Nullable Job takePosted() {
    Job posted = mailbox.poll();
    if (posted == null && clearedReferences.poll() instanceof ClearedReference cleared) {
      return cleared.cleanupJob();
    }
    return posted;
  }

  /** Where references of this agent go when they are cleared. */
  ReferenceQueue<Object> clearedReferences() {
    return clearedReferences;
  }

  /** AddToKeptObjects: the object stays alive until the present job ends. */
  public void keepDuringJob(Object object) {
    if (keptAlive.isEmpty() || keptAlive.getLast() != object) {
      keptAlive.add(object);
    }
  }

  /** ClearKeptObjects, at the end of each job. */
  public void clearKeptObjects() {
    if (!keptAlive.isEmpty()) {
      keptAlive.clear();
    }
  }

  public boolean hasPosted() {
    return !mailbox.isEmpty();
  }

  // ---- Protectors ----

  /** An object becomes the prototype of another. */
  public void markPrototype(JsObject object) {
    if ((object.flags & JsObject.USED_AS_PROTOTYPE) == 0) {
      object.flags |= JsObject.USED_AS_PROTOTYPE;
      if (object.overridesSet()
          || object.isVirtual(org.ashlar.vm.value.IndexKey.of(0))
          || hasElements(object)) {
        elementsOnPrototypes = true;
      }
    }
  }

  private static boolean hasElements(JsObject object) {
    return object.elements instanceof SparseElements sparse
        ? sparse.size() > 0
        : Elements.capacity(object.elements) > 0;
  }

  /**
   * The prototype of an object was replaced; fast paths that rely on a class's own prototype look
   * at the flag.
   */
  public void prototypeChanged(JsObject object) {
    object.flags |= JsObject.PROTOTYPE_REPLACED;
    if ((object.flags & JsObject.WATCHED) != 0) {
      Watch.changed(object, org.ashlar.vm.value.Keys.RETURN);
    }
  }
}
