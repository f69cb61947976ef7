package org.ashlar.spi.object.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.ashlar.spi.object.Builtin;

/**
 * Collects the {@link Builtin} methods of each class {@code X} and writes {@code XTable}, a table
 * with its dispatch.
 */
public final class BuiltinProcessor extends AbstractProcessor {
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(Builtin.class.getName());
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Map<TypeElement, List<BuiltinMethod>> classes = new LinkedHashMap<>();
    for (Element element : round.getElementsAnnotatedWith(Builtin.class)) {
      ExecutableElement method = (ExecutableElement) element;
      if (!method.getModifiers().contains(Modifier.STATIC)
          || method.getModifiers().contains(Modifier.PRIVATE)) {
        error(method, "a @Builtin method must be static and not private");
        continue;
      }
      TypeElement owner = (TypeElement) method.getEnclosingElement();
      String problem = BuiltinMethod.problem(method);
      if (problem != null) {
        error(method, problem);
        continue;
      }
      classes.computeIfAbsent(owner, key -> new ArrayList<>()).add(BuiltinMethod.of(method));
    }
    classes.forEach(this::write);
    return false;
  }

  private void write(TypeElement owner, List<BuiltinMethod> methods) {
    String packageName =
        processingEnv.getElementUtils().getPackageOf(owner).getQualifiedName().toString();
    String name = owner.getSimpleName() + "Table";
    try (Writer out =
        processingEnv.getFiler().createSourceFile(packageName + "." + name, owner).openWriter()) {
      out.write(
          new TableWriter(packageName, owner.getSimpleName().toString(), name, methods).text());
    } catch (IOException e) {
      error(owner, "cannot write " + name + ": " + e.getMessage());
    }
  }

  private void error(Element element, String text) {
    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, text, element);
  }
}
