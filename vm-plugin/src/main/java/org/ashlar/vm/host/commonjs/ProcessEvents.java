package org.ashlar.vm.host.commonjs;

import java.util.Objects;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.LazyValue;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The process object as an event emitter.
 *
 * <p>The emitter is JavaScript of the {@link Library}, which a program that only reads its
 * arguments should not pay for. So the prototype of the process object has the emitter's methods as
 * lazy values; the first that is touched, or the first use of the events module, makes the process
 * object inherit from it.
 */
public final class ProcessEvents {
  private static final String[] METHODS = {
    "addListener",
    "emit",
    "emitWarning",
    "eventNames",
    "getMaxListeners",
    "listenerCount",
    "listeners",
    "off",
    "on",
    "once",
    "prependListener",
    "prependOnceListener",
    "rawListeners",
    "removeAllListeners",
    "removeListener",
    "setMaxListeners",
  };

  /** Whether the process object of a realm is an emitter already. */
  private static final class Link {
    private final JsObject prototype;
    private boolean made;

    Link(JsObject prototype) {
      this.prototype = prototype;
    }
  }

  private ProcessEvents() {}

  /** The object between the process object and the emitter's prototype. */
  static JsObject prototype(Realm realm) {
    return realm.hostSlot(Link.class, ProcessEvents::makeLink).prototype;
  }

  private static Link makeLink(Realm realm) {
    IntrinsicBuilder prototype = IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE);
    for (String name : METHODS) {
      prototype.put(
          name,
          new LazyValue() {
            @Override
            public Object materialize() {
              return method(realm, name);
            }
          },
          Attributes.HIDDEN);
    }
    return new Link(prototype.build());
  }

  private static Object method(Realm realm, String name) {
    PropertyKey key = key(realm.agent(), name);
    if (name.equals("emitWarning")) {
      return CommonJsLoader.of(realm)
          .library()
          .loadObject("internal/process")
          .get(realm.agent(), key);
    }
    JsObject emitter = Objects.requireNonNull(CommonJsLoader.of(realm).builtin("events"));
    return ((JsObject) emitter.get(realm.agent(), Keys.PROTOTYPE)).get(realm.agent(), key);
  }

  /** The process object of a realm was made. */
  static void created(Realm realm) {
    if (CommonJsLoader.of(realm).builtins().isLoaded("events")) {
      link(realm);
    }
  }

  /** The events module was loaded. */
  static void emitterMade(Realm realm) {
    if (ProcessState.find(realm) != null) {
      link(realm);
    }
  }

  private static void link(Realm realm) {
    Link link = realm.hostSlot(Link.class, ProcessEvents::makeLink);
    if (link.made) {
      return;
    }
    link.made = true;
    Agent agent = realm.agent();
    CommonJsLoader loader = CommonJsLoader.of(realm);
    JsFunction emitter = (JsFunction) Objects.requireNonNull(loader.builtin("events"));
    link.prototype.setPrototypeOf(agent, (JsObject) emitter.get(agent, Keys.PROTOTYPE));
    JsObject process = ProcessObject.of(realm);
    agent.callAll(emitter, process, JsFunction.NO_ARGUMENTS);
    JsObject library = loader.library().loadObject("internal/process");
    ObjectOperations.call(
        agent, library.get(agent, key(agent, "start")), Undefined.UNDEFINED, process);
  }

  /** Emits a warning as {@code process.emitWarning} does. */
  public static void warn(Agent agent, Realm realm, String text, String type) {
    JsObject process = ProcessObject.of(realm);
    Object method = process.get(agent, key(agent, "emitWarning"));
    ObjectOperations.call(agent, method, process, text, type);
  }

  /** Whether the program touched its process object. */
  public static boolean isUsed(Realm realm) {
    return ProcessState.find(realm) != null;
  }

  /** Whether somebody listens for an event; runs no guest code. */
  public static boolean hasListeners(Realm realm, String event) {
    ProcessState state = ProcessState.find(realm);
    Agent agent = realm.agent();
    return state != null
        && state.object().rawGet(agent.group().keys().lookup("_events")) instanceof JsObject events
        && events.rawGet(agent.group().keys().lookup(event)) != null;
  }

  /** Whether an event concerns anybody: it has listeners, or the program replaced the emitter. */
  public static boolean isAwaited(Realm realm, String event) {
    ProcessState state = ProcessState.find(realm);
    return state != null
        && (hasListeners(realm, event)
            || state.object().rawGet(realm.agent().group().keys().lookup("emit")) != null);
  }

  /** Emits an event, whatever {@code process.emit} is by now. */
  public static void emit(Agent agent, Realm realm, String event, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = event;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    JsObject process = ProcessObject.of(realm);
    ObjectOperations.call(agent, process.get(agent, key(agent, "emit")), process, all);
  }

  /**
   * Tells the listeners of {@code exit}, unless they were told before, and ends the context with
   * the exit code; does not return.
   */
  static RuntimeException exit(Agent agent, Realm realm) {
    ProcessState state = ProcessState.of(realm);
    tellExit(agent, realm, state.status(0));
    throw state.host().exit(state.status(0));
  }

  /**
   * The exit code of the program, after its listeners of {@code exit} were told.
   *
   * @param otherwise the code if the program chose none
   */
  public static int status(Agent agent, Realm realm, int otherwise) {
    ProcessState state = ProcessState.find(realm);
    if (state == null) {
      return otherwise;
    }
    tellExit(agent, realm, state.status(otherwise));
    return state.status(otherwise);
  }

  /** The exit code that the program chose so far. */
  public static int chosenStatus(Realm realm, int otherwise) {
    @Nullable ProcessState state = ProcessState.find(realm);
    return state == null ? otherwise : state.status(otherwise);
  }

  /** An error ends the process, which its exit code shows from now on. */
  public static void failed(Agent agent, Realm realm, int code) {
    ProcessState state = ProcessState.find(realm);
    if (state != null) {
      state.setExitCode(agent, code);
    }
  }

  private static void tellExit(Agent agent, Realm realm, int code) {
    ProcessState state = ProcessState.of(realm);
    if (state.beginExit()) {
      state.object().rawPut(agent, key(agent, "_exiting"), true, Attributes.DEFAULT);
      if (isAwaited(realm, "exit")) {
        emit(agent, realm, "exit", code);
      }
    }
  }

  private static PropertyKey key(Agent agent, String name) {
    return agent.group().keys().internKey(name);
  }
}
