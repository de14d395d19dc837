package org.earshot.share;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a case asks of whoever takes it.
 *
 * @param language it is written in, null where it cannot be told and anybody may try
 * @param platform where it happens
 * @param brand whom it is about
 * @param topics what it is about, with the intent of its author
 * @param abusive true where reading it is hard on people
 * @param team it was handed to, null for none
 * @param declined who gave it back
 */
public record Needs(
        @Nullable String language,
        String platform,
        String brand,
        Set<String> topics,
        boolean abusive,
        @Nullable String team,
        Set<String> declined) {
    /** Copies the sets. */
    public Needs {
        topics = Set.copyOf(topics);
        declined = Set.copyOf(declined);
    }
}
