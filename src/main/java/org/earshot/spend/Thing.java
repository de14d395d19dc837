package org.earshot.spend;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is counted; most of it can have a price. */
public enum Thing {
    /** One look at a source, of however many pages. */
    POLL,
    /** One request that went out, also one that failed. */
    REQUEST,
    /** One page of posts. */
    PAGE,
    /** One post that was read, wanted or not. */
    POST,
    /** Those of the posts that came with the first page of a source. */
    FIRST_POST,
    /** What the platform reckons in units of its own; one a request where the reader knows no better. */
    UNIT,
    /** One reply without a link. */
    REPLY,
    /** One reply with a link in it. */
    LINK_REPLY;

    private static final Set<Thing> PRICED = EnumSet.of(REQUEST, PAGE, POST, UNIT, REPLY, LINK_REPLY);

    /** Its column in the table spending. */
    String column() {
        return this == REPLY ? "replies" : this == LINK_REPLY ? "link_replies" : name().toLowerCase(Locale.ROOT) + "s";
    }

    /** As an admin writes it. */
    public String word() {
        return this == LINK_REPLY ? "reply-with-link" : name().toLowerCase(Locale.ROOT);
    }

    /** More than one of it, in a sentence. */
    public String plural() {
        return this == REPLY ? "replies" : this == LINK_REPLY ? "replies with a link" : word() + "s";
    }

    /** What can have a price. */
    static Set<Thing> priced() {
        return EnumSet.copyOf(PRICED);
    }

    /** What can have a price and is written so. */
    static Optional<Thing> written(String word) {
        return PRICED.stream().filter(thing -> thing.word().equals(word)).findFirst();
    }
}
