package org.earshot.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Post;
import org.earshot.mention.TestMentions;
import org.earshot.notify.AlertsOf;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Background;
import org.earshot.triage.Judgements;
import org.earshot.triage.Verdicts;
import org.earshot.understand.Readings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PurgingTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final MentionId ID = new MentionId("bluesky", "at://1");

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatWasDeletedIsHiddenAtOnceAndEmptiedADayLaterWhileItsRowStays(TestDatabase database) {
        MentionTable mentions = TestMentions.table(database);
        long id = TestMentions.store(database, said("acme bank, my card is gone"), NOW);
        database.transactions()
                .executeWithoutResult(status -> TestMentions.gone(database).mark(List.of(ID), NOW.plusSeconds(60)));

        Mention hidden = mentions.find(id).orElseThrow();
        Judgements.save(database, hidden, Background.NONE);
        assertThat(hidden.gone()).isTrue();
        assertThat(hidden.post().text()).isEmpty();
        purging(database, NOW.plus(Duration.ofHours(24))).purgeDue();
        assertThat(kept(database, id))
                .containsEntry("AUTHOR", "ann")
                .containsEntry("BODY", "acme bank, my card is gone");

        purging(database, NOW.plus(Duration.ofHours(25))).purgeDue();

        assertThat(kept(database, id)).containsEntry("AUTHOR", "deleted").containsEntry("BODY", "");
        assertThat(Judgements.backgrounds(database).known(List.of(id)))
                .as("nothing tells who wrote it")
                .isEmpty();
        assertThat(mentions.find(ID))
                .hasValueSatisfying(row -> assertThat(row.id()).isEqualTo(id));
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatComesBackAsALaterRevisionIsShownAgainAndOldNewsIsNot(TestDatabase database) {
        long id = TestMentions.store(database, said("acme bank, my card is gone"), NOW);
        database.transactions()
                .executeWithoutResult(status -> TestMentions.gone(database).mark(List.of(ID), NOW.plusSeconds(60)));

        assertThat(storedAgain(database, said("acme bank, my card is gone"))).isZero();
        assertThat(TestMentions.table(database).find(id).orElseThrow().gone()).isTrue();
        Post later = said("acme bank, my card is gone");
        assertThat(storedAgain(database, later.with(later.details().revised(9))))
                .isEqualTo(1);

        Mention shown = TestMentions.table(database).find(id).orElseThrow();
        assertThat(shown.gone()).isFalse();
        assertThat(shown.post().text()).isEqualTo("acme bank, my card is gone");
    }

    private static int storedAgain(TestDatabase database, Post post) {
        MentionInbox.Origin origin = new MentionInbox.Origin("test", "acme", NOW);
        MentionInbox inbox = TestMentions.inbox(database);
        return Objects.requireNonNull(
                        database.transactions().execute(status -> inbox.store(List.of(post), origin, any -> false)))
                .edited();
    }

    private static Post said(String text) {
        return Post.of(ID, new Author("did:1", "ann", "Ann", 5L), text);
    }

    private static Map<String, String> kept(TestDatabase database, long id) {
        return database.jdbc()
                .sql("SELECT author, body FROM mention WHERE id = ?")
                .param(id)
                .query((row, number) -> Map.of("AUTHOR", row.getString("author"), "BODY", row.getString("body")))
                .single();
    }

    private static Purging purging(TestDatabase database, Instant now) {
        return new Purging(
                TestMentions.gone(database),
                List.of(
                        Readings.of(database),
                        Verdicts.table(database),
                        Judgements.backgrounds(database),
                        AlertsOf.database(database)),
                database.transactions(),
                new RetentionSettings(Duration.ofHours(24)),
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
