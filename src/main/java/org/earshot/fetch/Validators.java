package org.earshot.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What makes a conditional request (RFC 9110 section 13), sent back exactly as it came.
 *
 * @param etag with its quotes and W/, null for none
 * @param lastModified as sent, null for none
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {
    /** Nothing known. */
    public static final Validators NONE = new Validators(null, null);
}
