package org.ashlar.vm.module;

import org.jspecify.annotations.Nullable;

/**
 * The script or CommonJS module that running code belongs to, for its imports.
 *
 * @param graph where its imports are remembered
 * @param name the referrer, or Java null if there is none
 */
public record ScriptRecord(ModuleGraph graph, @Nullable String name) {}
