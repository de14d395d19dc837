package org.earshot.know;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Visibility;
import org.earshot.respond.Case;
import org.earshot.respond.CaseState;
import org.earshot.respond.JournalEntry;
import org.earshot.respond.NotAllowed;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlocksTest {
    private static final Author TROLL = new Author("id-troll", "troll", null, null);

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatABlockedCustomerPostsIsKeptAndNobodyIsTold(TestDatabase database) {
        try (KnowTown town = new KnowTown(database)) {
            Customer troll = blocked(town, Duration.ofHours(2));
            long alertsBefore = alerts(town);

            Case kept = town.opened("mastodon", TROLL);

            assertThat(kept.state()).isEqualTo(CaseState.DISMISSED);
            assertThat(kept.outcome()).isEqualTo("blocked");
            assertThat(town.cases().journal(kept.id()))
                    .extracting(JournalEntry::deed)
                    .containsExactly("opened", "dismissed");
            assertThat(alerts(town)).isEqualTo(alertsBefore);
            assertThat(town.customers().cases(troll, 5))
                    .extracting(PastCase::id)
                    .contains(kept.id());

            town.pass(Duration.ofHours(3));
            assertThat(town.opened("mastodon", TROLL).state())
                    .as("it ended by itself")
                    .isEqualTo(CaseState.OPEN);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void itHoldsForLinkedHandlesUntilTheyAreUnlinkedAndEndsInOneStep(TestDatabase database) {
        try (KnowTown town = new KnowTown(database)) {
            Customer troll = blocked(town, null);
            Customer second = town.customers()
                    .ofCase(town.opened("bluesky", "other").id())
                    .orElseThrow();
            town.customers().link(troll.id(), second.id(), "sam", "same words, same minute");
            assertThat(town.opened("bluesky", "other").outcome()).isEqualTo("blocked");

            town.customers().unlink(troll.id(), second.id(), "sam", "was wrong");
            assertThat(town.opened("bluesky", "other").state()).isEqualTo(CaseState.OPEN);

            Blocks blocks = town.the(Blocks.class);
            blocks.lift(troll, "sam");
            assertThat(blocks.of(troll)).isEmpty();
            assertThat(town.opened("mastodon", TROLL).state()).isEqualTo(CaseState.OPEN);
            assertThatThrownBy(() -> blocks.lift(troll, "sam")).isInstanceOf(NotAllowed.class);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aDangerToLifeIsShownAndToldWhoeverSaysIt(TestDatabase database) {
        try (KnowTown town = new KnowTown(database)) {
            blocked(town, null);
            long alertsBefore = alerts(town);

            Case danger = said(town, "a", "t1", KnowTown.verdict(Urgency.CRITICAL, "self-harm", null));
            Case unexplained = said(town, "b", "t2", KnowTown.verdict(Urgency.CRITICAL, "learned", null));
            Case threat = said(town, "c", "t3", KnowTown.verdict(Urgency.CRITICAL, "legal-threat", null));

            assertThat(danger.state()).isEqualTo(CaseState.OPEN);
            assertThat(unexplained.state()).isEqualTo(CaseState.OPEN);
            assertThat(threat.state()).isEqualTo(CaseState.DISMISSED);
            assertThat(alerts(town)).isEqualTo(alertsBefore + 2);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aCaseThatIsThereStaysAsItIsWhenItsBlockedCustomerWritesAgain(TestDatabase database) {
        try (KnowTown town = new KnowTown(database)) {
            Case first = said(town, "a", "t1", KnowTown.verdict(Urgency.HIGH));
            town.cases().resolve(first.id(), "anna", "answered");
            block(town, town.customers().ofCase(first.id()).orElseThrow(), null);

            Case again = said(town, "b", "t1", KnowTown.verdict(Urgency.CRITICAL, "legal-threat", null));

            assertThat(again.id()).isEqualTo(first.id());
            assertThat(again.state()).isEqualTo(CaseState.RESOLVED);
            assertThat(again.outcome()).isEqualTo("answered");
            assertThat(again.urgency()).isEqualTo(Urgency.HIGH);
            assertThat(again.mentionCount()).isEqualTo(2);
            assertThat(town.cases().journal(first.id()))
                    .extracting(JournalEntry::deed)
                    .endsWith("kept as evidence");

            Case edited = said(town, "b", "t1", KnowTown.verdict(Urgency.CRITICAL, "fraud", null), "acme bank, edited");
            assertThat(edited.state()).isEqualTo(CaseState.RESOLVED);
            Case worse = said(town, "b", "t1", KnowTown.verdict(Urgency.CRITICAL, "safety", null), "acme bank, fire");
            assertThat(worse.state()).isEqualTo(CaseState.OPEN);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void agentsBlockForADayAtMost(TestDatabase database) {
        try (KnowTown town = new KnowTown(database)) {
            Customer troll =
                    town.customers().ofCase(town.opened("mastodon", TROLL).id()).orElseThrow();
            Blocks blocks = town.the(Blocks.class);
            assertThatThrownBy(() -> blocks.block(troll, new Blocks.Wish("anna", "foul", null), true))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> blocks.block(troll, new Blocks.Wish("anna", "foul", Duration.ofHours(25)), true))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> blocks.block(troll, new Blocks.Wish("anna", " ", Duration.ofHours(2)), true))
                    .isInstanceOf(NotAllowed.class);
            blocks.block(troll, new Blocks.Wish("anna", "foul", Duration.ofHours(24)), true);
            assertThat(blocks.of(troll))
                    .hasValueSatisfying(block -> assertThat(block.who()).isEqualTo("anna"));
        }
    }

    private static Customer blocked(KnowTown town, @Nullable Duration length) {
        Customer troll =
                town.customers().ofCase(town.opened("mastodon", TROLL).id()).orElseThrow();
        return block(town, troll, length);
    }

    private static Customer block(KnowTown town, Customer customer, @Nullable Duration length) {
        town.the(Blocks.class).block(customer, new Blocks.Wish("sam", "threatens staff", length), false);
        return customer;
    }

    private static Case said(KnowTown town, String id, String thread, Verdict verdict) {
        return said(town, id, thread, verdict, "acme bank, post " + id);
    }

    private static Case said(KnowTown town, String id, String thread, Verdict verdict, String text) {
        Post post = Post.of(new MentionId("mastodon", id), TROLL, text)
                .with(Post.Details.NONE.answering(
                        new Post.ReplyTo(thread, null, "own-" + id, true, Visibility.PUBLIC)));
        return town.cases().ofMention(town.queued(post, verdict)).orElseThrow();
    }

    private static long alerts(KnowTown town) {
        return town.jdbc().sql("SELECT COUNT(*) FROM alert").query(Long.class).single();
    }
}
