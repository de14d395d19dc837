package org.earshot.know;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.earshot.mention.Visibility;
import org.earshot.respond.Case;
import org.earshot.respond.CaseState;
import org.earshot.respond.JournalEntry;
import org.earshot.respond.NotAllowed;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Background;
import org.earshot.triage.Judgements;
import org.earshot.triage.Urgency;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.earshot.understand.Readings;
import org.earshot.understand.Sentiment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErasingTest {
    private static final Author INA = new Author("10077001", "walrusina", "Ina Walrus", 12L);
    private static final List<String> TRACES = List.of(
            "walrus",
            "10077001",
            "kowalska",
            "20088002",
            "hovercraft",
            "eels",
            "ord-99812",
            "990412",
            "toaster",
            "sister of");

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void afterwardsNoColumnOfAnyTableHoldsATraceOfThePersonAndTheNumbersStand(TestDatabase database) throws Exception {
        try (KnowTown town = new KnowTown(database)) {
            Case erased = lived(town);
            Case bystander = bystander(town);
            long cases = count(town, "case_");
            long mentions = count(town, "mention");
            assertThat(traces(database)).as("the search finds what is there").hasSizeGreaterThan(15);
            Customer ina = town.customers().ofCase(erased.id()).orElseThrow();

            Erasing.Erased done = town.the(Erasing.class).erase(ina.id(), "root");

            assertThat(traces(database)).isEmpty();
            assertThat(done).isEqualTo(new Erasing.Erased(2, 2, 2));
            assertThat(count(town, "case_")).isEqualTo(cases);
            assertThat(count(town, "mention")).isEqualTo(mentions);
            Case after = town.cases().find(erased.id()).orElseThrow();
            assertThat(after.state()).isEqualTo(CaseState.DISMISSED);
            assertThat(after.openedAt()).isEqualTo(erased.openedAt());
            assertThat(town.cases().journal(after.id()))
                    .extracting(JournalEntry::deed)
                    .contains("opened", "noted", "replied", "customer erased");
            assertThat(town.cases().replies(after.id()))
                    .hasSize(1)
                    .allSatisfy(reply -> assertThat(reply.state().name()).isEqualTo("FAILED"));
            assertThat(town.cases().find(bystander.id()).orElseThrow().customer())
                    .isEqualTo("bystander");
            assertThat(town.customers().find(ina.id())).hasValueSatisfying(customer -> {
                assertThat(customer.erased()).isTrue();
                assertThat(town.customers().cases(customer, 9)).isEmpty();
            });
            assertThatThrownBy(() -> town.the(Erasing.class).erase(ina.id(), "root"))
                    .isInstanceOf(NotAllowed.class);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void theNextPollBringsNothingBackAndWhatTheySayLaterComesFromSomebodyNew(TestDatabase database) throws Exception {
        try (KnowTown town = new KnowTown(database)) {
            Case erased = lived(town);
            long ina = town.customers().ofCase(erased.id()).orElseThrow().id();
            town.the(Erasing.class).erase(ina, "root");
            long rows = count(town, "mention");

            assertThat(town.stored(hovercraft("acme bank, my hovercraft is full of eels")))
                    .isZero();
            assertThat(town.stored(hovercraft("acme bank, eels, edited")
                            .with(hovercraft("").details().revised(9))))
                    .isZero();
            Post older = Post.of(new MentionId("mastodon", "990412-older"), INA, "acme bank, my toaster")
                    .with(Post.Details.NONE.on(KnowTown.START.minus(Duration.ofDays(3))));
            assertThat(town.stored(older)).as("never had, said before").isZero();
            assertThat(town.stored(Post.of(new MentionId("mastodon", "990412-undated"), INA, "acme bank, toaster")))
                    .as("nobody can say when it was said")
                    .isZero();
            assertThat(count(town, "mention")).isEqualTo(rows);
            assertThat(traces(database)).isEmpty();

            town.pass(Duration.ofDays(1));
            Post later = Post.of(new MentionId("mastodon", "990413"), INA, "acme bank, hello again")
                    .with(Post.Details.NONE
                            .on(town.now().minusSeconds(5))
                            .answering(new Post.ReplyTo("thread-990412", null, "own-990413", true, Visibility.PUBLIC)));
            long heard = town.queued(later, KnowTown.verdict(Urgency.HIGH));
            Case fresh = town.cases().ofMention(heard).orElseThrow();
            assertThat(fresh.id()).isNotEqualTo(erased.id());
            assertThat(town.customers().ofCase(fresh.id()).orElseThrow().id()).isNotEqualTo(ina);
        }
    }

    /** Everything that Earshot may come to know about somebody. */
    static Case lived(KnowTown town) {
        long first = town.queued(
                hovercraft("acme bank, my hovercraft is full of eels"),
                KnowTown.verdict(Urgency.HIGH, "broken", "acme bank, my hovercraft is full"));
        Case opened = town.cases().ofMention(first).orElseThrow();
        Readings.save(town.the(ReadingTable.class), first, reading("my hovercraft is full of eels"));
        Judgements.save(
                town.database(), town.the(MentionTable.class).find(first).orElseThrow(), Background.NONE);
        town.queued(
                hovercraft("acme bank, my hovercraft is full of eels, order ORD-99812")
                        .with(hovercraft("").details().revised(2)),
                KnowTown.verdict(Urgency.HIGH));
        town.cases().note(opened.id(), "anna", "Ina Walrus called about eels, @ben please look");
        town.cases().reply(opened.id(), "anna", "Dear @walrusina, we collect the hovercraft.");
        answered(town);
        Post elsewhere = Post.of(
                        new MentionId("bluesky", "at://20088002/990412"),
                        new Author("20088002", "ina.kowalska", null, null),
                        "acme bank, eels again")
                .with(Post.Details.NONE
                        .at("https://bsky.example/ina.kowalska/1")
                        .from("{\"by\":\"ina.kowalska\"}"));
        Case second = town.cases()
                .ofMention(town.queued(elsewhere, KnowTown.verdict(Urgency.NORMAL)))
                .orElseThrow();
        town.cases().dismiss(second.id(), "anna", "Ina Kowalska again");
        know(town, opened, second);
        return opened;
    }

    private static void know(KnowTown town, Case opened, Case second) {
        Customer ina = town.customers().ofCase(opened.id()).orElseThrow();
        Customer kowalska = town.customers().ofCase(second.id()).orElseThrow();
        Customer both = town.customers().link(ina.id(), kowalska.id(), "anna", "sister of Ina Walrus said so; agreed");
        CustomerNotes notes = town.the(CustomerNotes.class);
        long note = notes.add(ina.id(), CustomerNote.Kind.ORDER, "ORD-99812", "anna");
        notes.change(note, 1, "ORD-99812, toaster", "anna");
        town.the(Blocks.class).block(both, new Blocks.Wish("sam", "Ina Walrus shouts", null), false);
        town.the(Blocks.class).lift(both, "sam");
        town.the(MoreTime.class).ask(opened.id(), "anna", "Ina looks for her toaster");
        town.the(FirstShown.class).look(opened.id(), "anna");
        town.jdbc()
                .sql("INSERT INTO charged_post (platform, used_on, external_id) VALUES ('mastodon', 1, '990412')")
                .update();
    }

    /** The brand answers on the platform, under the person's post. */
    private static void answered(KnowTown town) {
        Post.ReplyTo place = new Post.ReplyTo("thread-990412", "own-990412", "own-ours", false, Visibility.PUBLIC);
        Post ours = Post.of(
                        new MentionId("mastodon", "ours-to-990412"),
                        new Author("key-acme", "acme", null, null),
                        "@walrusina we are sorry about the eels")
                .with(Post.Details.NONE.answering(place).on(town.now()).byBrand());
        town.stored(ours);
    }

    /** Somebody else who answered in the person's thread stays, without naming it. */
    private static Case bystander(KnowTown town) {
        Post.ReplyTo place = new Post.ReplyTo("thread-990412", "own-990412", "own-b", false, Visibility.PUBLIC);
        Post post = Post.of(
                        new MentionId("mastodon", "bystanders"),
                        new Author("30099003", "bystander", null, null),
                        "acme bank, same here")
                .with(Post.Details.NONE.answering(place));
        return town.cases()
                .ofMention(town.queued(post, KnowTown.verdict(Urgency.HIGH)))
                .orElseThrow();
    }

    private static Post hovercraft(String text) {
        return Post.of(new MentionId("mastodon", "990412"), INA, text)
                .with(Post.Details.NONE
                        .at("https://mastodon.example/@walrusina/990412")
                        .on(KnowTown.START.minusSeconds(60))
                        .rated(new Rating(2, "2"))
                        .from("{\"acct\":\"walrusina\"}")
                        .answering(new Post.ReplyTo("thread-990412", null, "own-990412", true, Visibility.PUBLIC)));
    }

    private static Reading reading(String text) {
        Sentiment.Sentence sentence =
                new Sentiment.Sentence(text, 0, text.length(), Sentiment.Label.NEGATIVE, 0.8, 0.1, 0.1);
        Sentiment sentiment = new Sentiment(Sentiment.Label.NEGATIVE, 0.8, 0.1, 0.1, List.of(sentence));
        return new Reading("en", true, sentiment, null, List.of("hovercraft"), "by-hand");
    }

    private static long count(KnowTown town, String table) {
        return town.jdbc()
                .sql("SELECT COUNT(*) FROM " + table)
                .query(Long.class)
                .single();
    }

    /** Where any trace stands, in any column of any table, whoever added it. */
    private static List<String> traces(TestDatabase database) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.source().getConnection()) {
            for (String table : tables(connection)) {
                try (ResultSet rows = connection.createStatement().executeQuery("SELECT * FROM " + table)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int i = 1; i <= columns; i++) {
                            String value = rows.getString(i);
                            String column = table + "." + rows.getMetaData().getColumnName(i);
                            traces(value).forEach(trace -> found.add(column + ": " + trace));
                        }
                    }
                }
            }
        }
        return found;
    }

    static List<String> traces(@org.jspecify.annotations.Nullable String value) {
        String lower = value == null ? "" : value.toLowerCase(Locale.ROOT);
        return TRACES.stream().filter(lower::contains).toList();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows =
                connection.getMetaData().getTables(null, connection.getSchema(), null, new String[] {"TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        assertThat(tables.stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .containsAll(Set.of("mention", "journal", "reply", "customer_note", "handle_link"));
        tables.removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("qrtz_") || name.contains("flyway"));
        return tables;
    }
}
