package org.earshot.respond;

import java.util.List;

/**
 * What we said before, for platforms that keep one answer and let a new one take its place: nobody's text but ours may be written
 * over.
 */
public interface EarlierReplies {
    /** The texts that we sent and that the platform calls so. */
    List<String> texts(String externalId);
}
