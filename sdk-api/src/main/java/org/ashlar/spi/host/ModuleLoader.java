package org.ashlar.spi.host;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.ashlar.api.Source;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where the text of imported modules comes from. The default resolves relative and absolute paths
 * and {@code file:} URLs, and reads through {@link HostFiles} and {@link PermissionPolicy}.
 */
@ConsumerType
public interface ModuleLoader {
  /**
   * The identity of a module. Two imports with equal answers and attributes share one module.
   *
   * @param specifier the text after {@code from}
   * @param referrer the URL or name of the importing source
   * @param attributes import attributes, such as {@code type} = {@code json}
   * @return a URL
   * @throws org.ashlar.api.AshlarException {@code MODULE_NOT_FOUND} or {@code
   *     IMPORT_ATTRIBUTE_UNSUPPORTED}
   */
  String resolve(String specifier, String referrer, Map<String, String> attributes);

  /**
   * The text of a module. Called at most once per identity and context.
   *
   * @param url an answer of {@link #resolve}
   * @return completes on any thread, exceptionally with an {@code AshlarException} {@code
   *     MODULE_NOT_FOUND}, {@code MODULE_LOAD_FAILED} or {@code PERMISSION_DENIED}; the source's
   *     name is the URL and its kind says how to read it: data of the kind that the attribute
   *     {@code type} asks for, code where it is absent; anything else is refused as a guest's
   *     TypeError
   */
  CompletionStage<Source> load(String url, Map<String, String> attributes);
}
