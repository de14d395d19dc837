package org.earshot.share;

import java.util.Set;

/**
 * Somebody who works cases.
 *
 * @param name as they log in
 * @param skills what they can take
 * @param presence whether they are at work
 * @param teams the ids of the teams that they are in
 */
public record Colleague(String name, Skills skills, Presence presence, Set<String> teams) {
    /** Copies the teams. */
    public Colleague {
        teams = Set.copyOf(teams);
    }
}
