package org.earshot.mention;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.earshot.store.TestDatabase;

/** Puts mentions at the start of the line in a test database, for the tests of the stations. */
public final class Lines {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final TestDatabase database;
    private int count;

    /** Takes a migrated database. */
    public Lines(TestDatabase database) {
        this.database = database;
    }

    /** A post by nobody in particular. */
    public static Post post(String text) {
        return Post.of(new MentionId("test", "1"), Author.UNKNOWN, text);
    }

    /** Stores a mention of the brand acme from the source one, and gives its id. */
    public long hear(String text) {
        Post post = Post.of(new MentionId("test", String.valueOf(++count)), Author.UNKNOWN, text);
        MentionInbox inbox = new MentionInbox(database.jdbc(), database.template(), database.ids());
        MentionInbox.Stored stored = database.transactions()
                .execute(status ->
                        inbox.store(List.of(post), new MentionInbox.Origin("one", "acme", NOW), any -> false));
        return Objects.requireNonNull(stored).nudges().get(0).mention();
    }

    /** The table of mentions. */
    public MentionTable mentions() {
        return new MentionTable(database.jdbc());
    }

    /** The database. */
    public TestDatabase database() {
        return database;
    }
}
