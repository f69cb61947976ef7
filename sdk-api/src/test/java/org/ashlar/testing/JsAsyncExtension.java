package org.ashlar.testing;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.AssertionFailedError;

/** Runs a {@link JsAsyncTest}. */
final class JsAsyncExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver, InvocationInterceptor {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(JsAsyncExtension.class);

  /** What belongs to one test. */
  private record Scope(JsAsyncTest settings, Engine engine, Context context, Pending pending) {}

  @Override
  public void beforeEach(ExtensionContext test) {
    JsAsyncTest settings = test.getRequiredTestMethod().getAnnotation(JsAsyncTest.class);
    Engine engine = Engine.builder().workers(settings.workers()).build();
    Context context = engine.newContext().name(test.getDisplayName()).build();
    test.getStore(NAMESPACE).put(Scope.class, new Scope(settings, engine, context, new Pending()));
  }

  @Override
  public void afterEach(ExtensionContext test) {
    Scope scope = test.getStore(NAMESPACE).remove(Scope.class, Scope.class);
    if (scope != null) {
      scope.engine().closeAsync();
    }
  }

  private static Scope scope(ExtensionContext test) {
    return test.getStore(NAMESPACE).get(Scope.class, Scope.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    Class<?> type = parameter.getParameter().getType();
    return type == Engine.class || type == Context.class || type == Pending.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    Class<?> type = parameter.getParameter().getType();
    Scope scope = scope(test);
    return type == Engine.class
        ? scope.engine()
        : type == Context.class ? scope.context() : scope.pending();
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext test)
      throws Throwable {
    Scope scope = scope(test);
    long deadline =
        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(scope.settings().timeoutMilliseconds());
    if (!scope.settings().value().isEmpty()) {
      Source module = Source.module(test.getDisplayName() + ".mjs", scope.settings().value());
      await(scope, scope.context().evalAsync(module), deadline, "The module has not finished");
    }
    invocation.proceed();
    for (CompletionStage<?> stage = scope.pending().stages().poll();
        stage != null;
        stage = scope.pending().stages().poll()) {
      await(scope, stage, deadline, "A stage has not completed");
    }
    await(scope, scope.context().whenIdle(), deadline, "Jobs, timers or operations are left");
    List<Context> left =
        scope.engine().contexts().stream().filter(each -> each != scope.context()).toList();
    if (!left.isEmpty()) {
      throw new AssertionFailedError(
          "Contexts are left open: " + left.stream().map(Context::name).toList());
    }
  }

  private static void await(Scope scope, CompletionStage<?> stage, long deadline, String missing)
      throws Throwable {
    try {
      stage.toCompletableFuture().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() == null ? e : e.getCause();
    } catch (TimeoutException e) {
      throw new AssertionFailedError(
          "%s after %d ms; the context is %s."
              .formatted(missing, scope.settings().timeoutMilliseconds(), scope.context().state()),
          e);
    }
  }
}
