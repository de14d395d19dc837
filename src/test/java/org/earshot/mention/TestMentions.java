package org.earshot.mention;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.earshot.store.TestDatabase;

/** Hands the mention tables of a test database to the tests of other packages. */
public final class TestMentions {
    private TestMentions() {}

    /** The inbox on a test database. */
    public static MentionInbox inbox(TestDatabase database) {
        return new MentionInbox(database.jdbc(), database.template(), database.ids());
    }

    /** The table on a test database. */
    public static MentionTable table(TestDatabase database) {
        return new MentionTable(database.jdbc());
    }

    /** What marks and empties deleted mentions of a database. */
    public static GoneTable gone(TestDatabase database) {
        return new GoneTable(database.jdbc());
    }

    /** What is to be looked at again in a database. */
    public static RecheckTable recheck(TestDatabase database) {
        return new RecheckTable(database.jdbc());
    }

    /** The search on a test database. */
    public static MentionSearchTable search(TestDatabase database) {
        return new MentionSearchTable(database.jdbc());
    }

    /** Stores a post for the brand {@code acme} and returns its row's id. */
    public static long store(TestDatabase database, Post post, Instant at) {
        return store(database, post, at, "test");
    }

    /** The same, brought by a source. */
    public static long store(TestDatabase database, Post post, Instant at, String source) {
        MentionInbox.Origin origin = new MentionInbox.Origin(source, "acme", at);
        MentionInbox.Stored stored = Objects.requireNonNull(
                database.transactions().execute(status -> inbox(database).store(List.of(post), origin, any -> false)));
        return Objects.requireNonNull(stored.rows().get(post.id()));
    }
}
