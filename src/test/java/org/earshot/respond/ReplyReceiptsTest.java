package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.earshot.mention.Outcome;
import org.earshot.mention.Receipt;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyReceiptsTest {
    private static final String SOURCE = "acme-mastodon";
    private static final Receipt LOST =
            new Receipt("out-1", Receipt.Kind.FAILED, Desk.START.plusSeconds(60), "the phone is off");

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aReplyIsSentThenDeliveredThenReadAndEveryoneWhoLooksHearsOfIt(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long id = answered(desk);
            desk.pass(Duration.ofMinutes(5));
            desk.changed().clear();
            assertThat(tell(desk, Receipt.Kind.DELIVERED, 60)).isTrue();
            assertThat(course(desk, id).deliveredAt()).isEqualTo(Desk.START.plusSeconds(60));
            assertThat(course(desk, id).readAt()).isNull();
            assertThat(desk.changed()).containsExactly(id);
            tell(desk, Receipt.Kind.READ, 90);
            assertThat(course(desk, id).readAt()).isEqualTo(Desk.START.plusSeconds(90));
            assertThat(course(desk, id).step()).isEqualTo(ReplyCourse.Step.SENT);
            assertThat(desk.cases().find(id).orElseThrow().state()).isEqualTo(CaseState.WAITING);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsToldTwiceLateOrAboutTheFutureChangesNothingThatIsKnown(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long id = answered(desk);
            desk.pass(Duration.ofMinutes(5));
            tell(desk, Receipt.Kind.READ, 90);
            tell(desk, Receipt.Kind.DELIVERED, -7200);
            tell(desk, Receipt.Kind.READ, 100);
            desk.changed().clear();
            tell(desk, Receipt.Kind.READ, 90);
            tell(desk, Receipt.Kind.DELIVERED, 60);
            receipts(desk).told(SOURCE, LOST);

            assertThat(course(desk, id).readAt()).isEqualTo(Desk.START.plusSeconds(90));
            assertThat(course(desk, id).deliveredAt())
                    .as("never before it was sent")
                    .isEqualTo(Desk.START);
            assertThat(course(desk, id).step()).as("what arrived cannot fail").isEqualTo(ReplyCourse.Step.SENT);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aReplyThatNeverArrivedBringsTheCaseBackToItsHolderOnceAndIsNotSentAgain(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long id = answered(desk);
            Instant due = desk.cases().find(id).orElseThrow().dueAt();
            desk.pass(Duration.ofMinutes(5));
            receipts(desk).told(SOURCE, LOST);
            receipts(desk).told(SOURCE, LOST);
            tell(desk, Receipt.Kind.DELIVERED, 60);

            Case back = desk.cases().find(id).orElseThrow();
            assertThat(back.state()).isEqualTo(CaseState.CLAIMED);
            assertThat(back.assignee()).isEqualTo("ann");
            assertThat(back.dueAt()).isEqualTo(due);
            assertThat(course(desk, id).step()).isEqualTo(ReplyCourse.Step.FAILED);
            assertThat(course(desk, id).reply().trouble()).isEqualTo("the phone is off");
            assertThat(course(desk, id).deliveredAt()).isNull();
            assertThat(desk.context.getBean(JournalTable.class).of(id))
                    .filteredOn(line -> line.deed().equals("reply failed"))
                    .singleElement()
                    .extracting(JournalEntry::text)
                    .isEqualTo("the phone is off");
            assertThat(desk.context.getBean(ReplyTable.class).due(desk.now().plus(Duration.ofDays(30)), 9))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsAboutNoneOfOursIsPassedOverButAskedAgainWhileAReplyOfTheSourceIsOnItsWay(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long id = answered(desk);
            assertThat(receipts(desk).told("another-source", LOST)).isTrue();
            assertThat(receipts(desk).told(SOURCE, Receipt.of("out-2", Receipt.Kind.READ, Desk.START)))
                    .isTrue();
            assertThat(course(desk, id).step()).isEqualTo(ReplyCourse.Step.SENT);

            desk.replies().say(id, "ann", Wish.answer("And another thing."));
            ReplyTable table = desk.context.getBean(ReplyTable.class);
            ReplyTable.Due due = table.due(desk.now(), 1).get(0);
            table.lease(due, desk.now().plus(Duration.ofMinutes(2)));
            Receipt early = Receipt.of("out-2", Receipt.Kind.DELIVERED, desk.now());
            assertThat(receipts(desk).told(SOURCE, early)).isFalse();
            assertThat(tell(desk, Receipt.Kind.DELIVERED, 60)).isTrue();
            desk.context.getBean(ReplyOutcomes.class).sent(due.reply(), new Outcome.Sent("out-2", null));
            assertThat(receipts(desk).told(SOURCE, early)).isTrue();
            assertThat(desk.replies().of(id).get(1).deliveredAt()).isEqualTo(desk.now());
        }
    }

    /** A case whose reply the platform took as out-1. */
    private static long answered(Desk desk) {
        long id = desk.opened("1", Urgency.HIGH).id();
        desk.replies().say(id, "ann", Wish.answer("We look into it."));
        Reply reply = desk.replies().of(id).get(0).reply();
        desk.context.getBean(ReplyOutcomes.class).sent(reply, new Outcome.Sent("out-1", null));
        return id;
    }

    private static boolean tell(Desk desk, Receipt.Kind kind, int seconds) {
        return receipts(desk).told(SOURCE, Receipt.of("out-1", kind, Desk.START.plusSeconds(seconds)));
    }

    private static ReplyReceipts receipts(Desk desk) {
        return desk.context.getBean(ReplyReceipts.class);
    }

    private static ReplyCourse course(Desk desk, long id) {
        return desk.replies().of(id).get(0);
    }
}
