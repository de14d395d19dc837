package org.earshot.share;

import java.util.Set;

/**
 * What somebody can take.
 *
 * @param languages ISO 639-1 codes that they read and write; without any they take no part in sharing out
 * @param platforms that they answer on, empty for all
 * @param brands that they answer for, empty for all
 * @param topics that they know best: of two who could take a case and have as much to do, it goes to who knows its topic
 * @param most how many cases they hold at once, 0 for none without being asked
 */
public record Skills(Set<String> languages, Set<String> platforms, Set<String> brands, Set<String> topics, int most) {
    /** How many cases somebody holds at once who has not said otherwise. */
    public static final int USUAL_MOST = 8;

    /** More than this nobody can hold. */
    public static final int LARGEST_MOST = 200;

    /** Of somebody about whom nobody has said anything. */
    public static final Skills NONE = new Skills(Set.of(), Set.of(), Set.of(), Set.of(), USUAL_MOST);

    /** Copies the sets. */
    public Skills {
        languages = Set.copyOf(languages);
        platforms = Set.copyOf(platforms);
        brands = Set.copyOf(brands);
        topics = Set.copyOf(topics);
        if (most < 0 || most > LARGEST_MOST) {
            throw new IllegalArgumentException("somebody holds 0 to " + LARGEST_MOST + " cases, not " + most);
        }
    }
}
