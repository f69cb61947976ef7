package org.ashlar.spi.object;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JavaScript class whose behaviour is Java code, as data. The virtual machine makes constructor,
 * prototype and functions from it where a realm first needs them, checks brands, and gives
 * properties the attributes that built-in classes have. Immutable; shared by any number of realms
 * and threads.
 *
 * @param <S> what an object of the class keeps: Java state that programs cannot see
 */
public final class ClassTable<S> {
  /** Makes the state of a new object; {@code new.target} decides its prototype. */
  @FunctionalInterface
  public interface Constructor<S> {
    /**
     * Called for {@code new Name(...)}; a call without {@code new} is a TypeError before.
     *
     * @param arguments guest values; owned by the callee
     * @throws org.ashlar.spi.vm.GuestException to throw a guest value
     * @throws Exception anything else becomes an {@code Error} with the exception's message
     */
    S construct(ObjectAccess access, Object[] arguments) throws Exception;
  }

  /** A method, getter or setter. */
  @FunctionalInterface
  public interface Method<S> {
    /**
     * Called with an object of the class; any other receiver is a TypeError before.
     *
     * @param arguments guest values, one for a setter, none for a getter; owned by the callee
     * @return a guest value; ignored for a setter
     * @throws org.ashlar.spi.vm.GuestException to throw a guest value
     * @throws Exception anything else becomes an {@code Error} with the exception's message
     */
    Object call(ObjectAccess access, S receiver, Object[] arguments) throws Exception;
  }

  /** A function on the constructor. */
  @FunctionalInterface
  public interface StaticMethod {
    /**
     * Called with any receiver.
     *
     * @param arguments guest values; owned by the callee
     * @return a guest value
     * @throws org.ashlar.spi.vm.GuestException to throw a guest value
     * @throws Exception anything else becomes an {@code Error} with the exception's message
     */
    Object call(ObjectAccess access, Object[] arguments) throws Exception;
  }

  /**
   * A row for the prototype.
   *
   * @param name the property; {@code @@iterator} and the like for well-known symbols
   * @param kind {@code METHOD}, {@code GETTER} or {@code SETTER}
   * @param length initial value of the function's {@code length}
   * @param body the behaviour
   */
  public record Member<S>(String name, BuiltinKind kind, int length, Method<S> body) {}

  /**
   * A row for the constructor.
   *
   * @param name the property
   * @param length initial value of the function's {@code length}
   * @param body the behaviour
   */
  public record StaticMember(String name, int length, StaticMethod body) {}

  /**
   * A read-only property of constructor and prototype.
   *
   * @param name the property
   * @param value a {@code Boolean}, {@code Number}, {@code String} or {@code BigInteger}
   */
  public record Constant(String name, Object value) {}

  private final String name;
  private final int length;
  private final @Nullable Constructor<S> constructor;
  private final List<Member<S>> members;
  private final List<StaticMember> staticMembers;
  private final List<Constant> constants;

  private ClassTable(Builder<S> builder) {
    this.name = builder.name;
    this.length = builder.length;
    this.constructor = builder.constructor;
    this.members = List.copyOf(builder.members);
    this.staticMembers = List.copyOf(builder.staticMembers);
    this.constants = List.copyOf(builder.constants);
  }

  /**
   * Begins a class.
   *
   * @param name its name, the property of the global object and the {@code @@toStringTag}
   */
  public static <S> Builder<S> named(String name) {
    return new Builder<>(name);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The constructor's {@code length}. */
  public int length() {
    return length;
  }

  /** Makes states; null if programs cannot construct objects of the class. */
  public @Nullable Constructor<S> constructor() {
    return constructor;
  }

  /** The rows of the prototype, in the order of its properties. */
  public List<Member<S>> members() {
    return members;
  }

  /** The rows of the constructor, in the order of its properties. */
  public List<StaticMember> staticMembers() {
    return staticMembers;
  }

  /** The constants, in the order of the properties. */
  public List<Constant> constants() {
    return constants;
  }

  /**
   * Collects the rows of a class. For one thread.
   *
   * @param <S> the state of its objects
   */
  public static final class Builder<S> {
    private final String name;
    private final List<Member<S>> members = new ArrayList<>();
    private final List<StaticMember> staticMembers = new ArrayList<>();
    private final List<Constant> constants = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private int length;
    private @Nullable Constructor<S> constructor;

    private Builder(String name) {
      this.name = name;
    }

    /** Lets programs construct objects; without it {@code new} is a TypeError. */
    public Builder<S> constructor(int parameters, Constructor<S> body) {
      length = parameters;
      constructor = body;
      return this;
    }

    /** Adds a method. */
    public Builder<S> method(String property, int parameters, Method<S> body) {
      return member(property, BuiltinKind.METHOD, parameters, body);
    }

    /** Adds a read-only accessor, or the reading half of one. */
    public Builder<S> getter(String property, Method<S> body) {
      return member(property, BuiltinKind.GETTER, 0, body);
    }

    /** Adds the writing half of an accessor. */
    public Builder<S> setter(String property, Method<S> body) {
      return member(property, BuiltinKind.SETTER, 1, body);
    }

    /** Adds a function to the constructor. */
    public Builder<S> staticMethod(String property, int parameters, StaticMethod body) {
      requireUnused("static " + property);
      staticMembers.add(new StaticMember(property, parameters, body));
      return this;
    }

    /** Adds a constant to constructor and prototype. */
    public Builder<S> constant(String property, Object primitive) {
      requireUnused(property);
      requireUnused("static " + property);
      constants.add(new Constant(property, primitive));
      return this;
    }

    private Builder<S> member(String property, BuiltinKind kind, int parameters, Method<S> body) {
      requireUnused(kind == BuiltinKind.METHOD ? property : kind + " " + property);
      members.add(new Member<>(property, kind, parameters, Objects.requireNonNull(body)));
      return this;
    }

    private void requireUnused(String property) {
      if (!used.add(property)) {
        throw new IllegalArgumentException("class " + name + " has two of " + property);
      }
    }

    /** The class. */
    public ClassTable<S> build() {
      return new ClassTable<>(this);
    }
  }
}
