package org.ashlar.spi.object;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Service of a plug-in that gives programs JavaScript classes. Every context that is created while
 * the plug-in runs has them as properties of its global object, except where the language or the
 * host has something of that name; one that is never touched costs a context a property. Safe for
 * use by any thread.
 *
 * <p>What a class may reach is the context's matter, not the plug-in's: its code asks {@link
 * ObjectAccess#require} first. A context keeps the classes it has when the plug-in is exchanged or
 * stopped, so their code must go on to work, or throw, until the last such context is closed.
 */
@ConsumerType
@FunctionalInterface
public interface ClassProvider {
  /** The classes; the same ones at every call. */
  List<ClassTable<?>> classes();
}
