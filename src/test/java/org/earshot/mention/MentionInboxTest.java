package org.earshot.mention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MentionInboxTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aSecondReadOfTheSamePageAddsNothing(TestDatabase database) {
        List<Post> page = List.of(post("1", "acme bank is down", 0), post("2", "acme bank again", 0));

        MentionInbox.Stored first = store(database, page, "one");
        MentionInbox.Stored second = store(database, page, "two");

        assertThat(first.stored()).isEqualTo(2);
        assertThat(first.nudges()).extracting(Nudge::urgent).containsExactly(true, true);
        assertThat(second)
                .extracting(MentionInbox.Stored::stored, MentionInbox.Stored::duplicate)
                .containsExactly(0, 2);
        assertThat(second.rows()).isEqualTo(first.rows());
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void anEditReplacesTheTextKeepsTheOldOneAndGoesThroughTheLineAgain(TestDatabase database) {
        store(database, List.of(post("1", "acme bank is down", 0)), "one");
        MentionTable mentions = new MentionTable(database.jdbc());
        Mention before = mentions.find(new MentionId("test", "1")).orElseThrow();
        database.transactions().executeWithoutResult(status -> mentions.advance(before, Stage.DONE));

        MentionInbox.Stored edit = store(database, List.of(post("1", "acme bank is up", 7)), "two");

        Mention after = mentions.find(before.id()).orElseThrow();
        assertThat(edit.edited()).isEqualTo(1);
        assertThat(after.post().text()).isEqualTo("acme bank is up");
        assertThat(after.stage()).isEqualTo(Stage.HEARD);
        assertThat(database.jdbc()
                        .sql("SELECT body FROM mention_edit WHERE mention_id = ?")
                        .param(before.id())
                        .query(String.class)
                        .single())
                .isEqualTo("acme bank is down");
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aBurstFromTwoPlatformsThatIsReadAgainAddsNothing(TestDatabase database) {
        List<Post> burst = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            burst.add(post("1" + i, "acme bank is down", 0));
            burst.add(Post.of(new MentionId("other", "1" + i), Author.UNKNOWN, "acme bank is down"));
        }

        MentionInbox.Stored first = store(database, burst, "one");
        MentionInbox.Stored second = store(database, burst, "one");

        assertThat(first.stored()).isEqualTo(90);
        assertThat(second.duplicate()).isEqualTo(90);
        assertThat(second.rows()).isEqualTo(first.rows()).hasSize(90);
    }

    private static MentionInbox.Stored store(TestDatabase database, List<Post> posts, String source) {
        MentionInbox inbox = new MentionInbox(database.jdbc(), database.template(), database.ids());
        MentionInbox.Origin origin = new MentionInbox.Origin(source, "acme", NOW);
        MentionInbox.Stored stored =
                database.transactions().execute(status -> inbox.store(posts, origin, post -> true));
        return java.util.Objects.requireNonNull(stored);
    }

    private static Post post(String id, String text, long revision) {
        return Post.of(new MentionId("test", id), Author.UNKNOWN, text).with(Post.Details.NONE.revised(revision));
    }
}
