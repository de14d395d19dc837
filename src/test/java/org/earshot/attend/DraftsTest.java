package org.earshot.attend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.earshot.respond.CaseChanged;
import org.earshot.respond.Desk;
import org.earshot.respond.mastodon.MastodonOnLoopback;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.env.MockEnvironment;

class DraftsTest {
    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsTypedIsKeptForItsAuthorAndTheNextVersionReplacesIt(TestDatabase database) {
        try (Desk desk = desk(database)) {
            long id = desk.opened("1", Urgency.HIGH).id();
            Drafts drafts = drafts(desk);
            int first = drafts.save(id, "ann", "Dear Emma,", 0).orElseThrow().version();
            desk.pass(Duration.ofSeconds(5));
            int second = drafts.save(id, "ann", "Dear Emma, we are\0 on it. 🙂\n", first)
                    .orElseThrow()
                    .version();
            drafts.save(id, "bob", "Hello", 0);

            ReplyDraft kept = drafts(desk).find(id, "ann").orElseThrow();
            assertThat(kept)
                    .isEqualTo(new ReplyDraft(id, "ann", second, desk.now(), "Dear Emma, we are on it. 🙂", null));
            assertThat(second).isGreaterThan(first);
            assertThat(drafts.of(id)).extracting(ReplyDraft::user).containsExactly("ann", "bob");
            assertThat(kept.toString()).doesNotContain("Emma");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void ofTwoPagesTheLastOneCountsAndTheOtherTextIsKeptBesideIt(TestDatabase database) {
        try (Desk desk = desk(database)) {
            long id = desk.opened("1", Urgency.HIGH).id();
            Drafts drafts = drafts(desk);
            int base = drafts.save(id, "ann", "from the desk", 0).orElseThrow().version();
            ReplyDraft phone = drafts.save(id, "ann", "from the phone", 0).orElseThrow();
            drafts.save(id, "ann", "from the phone t", 0);
            ReplyDraft more = drafts.save(id, "ann", "from the phone too", phone.version() + 1)
                    .orElseThrow();

            assertThat(base).isLessThan(more.version());
            assertThat(more.earlier()).isEqualTo(new ReplyDraft.Earlier(desk.now(), "from the desk"));
            assertThat(drafts.restore(id, "ann").orElseThrow())
                    .extracting(
                            ReplyDraft::text,
                            draft -> Objects.requireNonNull(draft.earlier()).text())
                    .containsExactly("from the desk", "from the phone too");
            assertThat(drafts.discard(id, "ann").orElseThrow())
                    .extracting(ReplyDraft::text, ReplyDraft::earlier)
                    .containsExactly("from the phone too", null);
            assertThat(drafts.discard(id, "ann")).isEmpty();
            assertThat(drafts.of(id)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsEmptiedEndsTheDraftThatWasShownAndNoOther(TestDatabase database) {
        try (Desk desk = desk(database)) {
            long id = desk.opened("1", Urgency.HIGH).id();
            Drafts drafts = drafts(desk);
            int base = drafts.save(id, "ann", "Dear Emma,", 0).orElseThrow().version();

            assertThat(drafts.save(id, "ann", "  ", 0)).isPresent();
            assertThat(drafts.save(id, "ann", "", base)).isEmpty();
            assertThat(drafts.save(id, "ann", "", base)).isEmpty();
            assertThat(drafts.find(id, "ann")).isEmpty();
            desk.pass(Duration.ofSeconds(1));
            assertThat(drafts.save(id, "ann", "Anew", 0).orElseThrow().version())
                    .isGreaterThan(base);
            assertThatThrownBy(() -> drafts.save(id, "ann", "x".repeat(20_001), 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void anAnswerEndsItsAuthorsDraftAndAHoldingReplyDoesNot(TestDatabase database) {
        try (Desk desk = desk(database)) {
            long id = desk.opened("1", Urgency.HIGH).id();
            Drafts drafts = drafts(desk);
            drafts.save(id, "ann", "The answer in the making", 0);
            drafts.save(id, "bob", "I had an idea", 0);
            desk.pass(Duration.ofSeconds(1));
            desk.cases().hold(id, "ann", "Please wait.");
            drafts.changed(new CaseChanged(id));
            assertThat(drafts.of(id)).hasSize(2);

            desk.cases().reply(id, "ann", "The answer.");
            drafts.changed(new CaseChanged(id));

            assertThat(drafts.of(id)).extracting(ReplyDraft::user).containsExactly("bob");
            desk.pass(Duration.ofSeconds(1));
            drafts.save(id, "ann", "And one more thing", 0);
            drafts.changed(new CaseChanged(id));
            assertThat(drafts.find(id, "ann")).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatNobodyTouchesIsClearedAwayInTheEnd(TestDatabase database) {
        try (Desk desk = desk(database)) {
            long id = desk.opened("1", Urgency.HIGH).id();
            Drafts drafts = drafts(desk);
            drafts.save(id, "ann", "old", 0);
            desk.pass(Duration.ofDays(20));
            drafts.save(id, "bob", "younger", 0);
            drafts.save(id, "cid", "answered by a daemon that was killed", 0);
            desk.cases().reply(id, "cid", "The answer.");
            desk.pass(Duration.ofDays(11));
            drafts.purge();

            assertThat(drafts.of(id)).extracting(ReplyDraft::user).containsExactly("bob");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aColleaguesTextIsForWhoeverHoldsTheCaseNowAndMayBeTakenOver(TestDatabase database) {
        try (Desk desk = desk(database)) {
            long id = desk.opened("1", Urgency.HIGH).id();
            Drafts drafts = drafts(desk);
            ReplyDraft of = drafts.save(id, "ann", "half an answer", 0).orElseThrow();
            drafts.save(id, "bob", "my own words", 0);
            drafts.take(of, "bob");

            assertThat(List.of(of.readableBy("bob", false, "ann"), of.readableBy("bob", false, null)))
                    .containsOnly(false);
            assertThat(List.of(
                            of.readableBy("ann", false, null),
                            of.readableBy("bob", false, "bob"),
                            of.readableBy("sue", true, null)))
                    .containsOnly(true);
            assertThat(drafts.find(id, "bob").orElseThrow())
                    .extracting(
                            ReplyDraft::text,
                            draft -> Objects.requireNonNull(draft.earlier()).text())
                    .containsExactly("half an answer", "my own words");
            assertThat(drafts.find(id, "ann")).contains(of);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void manyPagesThatSaveAtOnceAllEndWithOneDraft(TestDatabase database) {
        try (Desk desk = desk(database)) {
            long id = desk.opened("1", Urgency.HIGH).id();
            Drafts drafts = drafts(desk);

            List<String> saved = IntStream.range(0, 4)
                    .parallel()
                    .mapToObj(page -> drafts.save(id, "ann", "page " + page, 0)
                            .orElseThrow()
                            .text())
                    .toList();

            assertThat(saved).containsExactly("page 0", "page 1", "page 2", "page 3");
            assertThat(drafts.of(id)).hasSize(1);
        }
    }

    private static Desk desk(TestDatabase database) {
        return new Desk(database, MastodonOnLoopback.NOWHERE);
    }

    /** As after a restart: what it knows, the database knows. */
    private static Drafts drafts(Desk desk) {
        return new Drafts(new DraftTable(desk.bean("client")), new MockEnvironment(), desk.bean("clock"));
    }
}
