package org.earshot.admin;

/**
 * Why a source cannot be as it was asked for.
 *
 * @param field the parameter; {@code id} or {@code template}; empty where it is about no single one
 * @param what what is wrong, a sentence without a full stop
 * @param cure what would mend it, a sentence without a full stop
 */
public record SourceFault(String field, String what, String cure) {}
