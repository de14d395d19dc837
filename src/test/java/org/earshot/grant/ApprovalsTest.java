package org.earshot.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApprovalsTest {
    private static final Month MARCH = new Month(202603);

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsApprovedIsGivenWithoutTouchingWhatMayBeGivenAlone(TestDatabase database) {
        try (Till till = new Till(database)) {
            Request asked = asked(till, Till.ANN, "200");
            assertThat(till.book().waiting(null, 10)).containsExactly(asked);
            assertThat(asked.excess()).isEqualTo(new Excess(Excess.Limit.EACH, "200.00 EUR"));

            assertThat(till.approvals().approve(asked.id(), Till.SUE, "fine")).isEqualTo(new Settling.Done());

            assertThat(till.book().waiting()).isZero();
            assertThat(till.book().ofCase(Till.CASE))
                    .singleElement()
                    .extracting(
                            Gesture::person,
                            Gesture::writtenBy,
                            Gesture::alone,
                            line -> line.amount().toString())
                    .containsExactly("ann", "sue", false, "200.00 EUR");
            assertThat(till.refunds(Till.ANN, MARCH).given()).isZero();
            assertThat(till.journal(Till.CASE))
                    .containsExactly(
                            "ann goodwill asked: refund, 200.00 EUR: late parcel",
                            "sue goodwill approved: refund, 200.00 EUR, ann: fine");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void nobodyApprovesTheirOwnAndAgentsApproveNothing(TestDatabase database) {
        try (Till till = new Till(database)) {
            Request own = asked(till, Till.SUE, "5000");
            assertThat(till.approvals().approve(own.id(), Till.SUE, "")).isEqualTo(new Settling.NotYours());
            assertThat(till.approvals().approve(own.id(), Till.ANN, "")).isEqualTo(new Settling.NotYours());
            assertThat(till.approvals().decline(own.id(), Till.SAM, " ")).isEqualTo(new Settling.Wordless());
            assertThatThrownBy(() -> till.approvals().withdraw(own.id(), Till.SAM))
                    .isInstanceOf(NoSuchElementException.class);
            assertThat(till.book().ofCase(Till.CASE)).isEmpty();

            assertThat(till.approvals().withdraw(own.id(), Till.SUE)).isEqualTo(new Settling.Done());
            assertThat(till.approvals().approve(own.id(), Till.SAM, "")).isEqualTo(new Settling.Settled("sue"));
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void ofTwoWhoDecideAtOnceOneDoes(TestDatabase database) throws Exception {
        try (Till till = new Till(database)) {
            Request asked = asked(till, Till.ANN, "300");
            AtomicInteger turn = new AtomicInteger();

            List<Settling> answers = GoodwillTest.atOnce(
                    30,
                    () -> turn.getAndIncrement() % 2 == 0
                            ? till.approvals().approve(asked.id(), Till.SUE, "")
                            : till.approvals().decline(asked.id(), Till.SAM, "too much"));

            assertThat(answers).containsOnlyOnce(new Settling.Done());
            boolean approved = till.book().request(asked.id()).orElseThrow().state() == Request.State.APPROVED;
            assertThat(till.book().ofCase(Till.CASE)).hasSize(approved ? 1 : 0);
            assertThat(till.journal(Till.CASE)).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void askingGivesAtOnceWhatMayBeGivenAlone(TestDatabase database) {
        try (Till till = new Till(database)) {
            assertThat(Till.word(till.goodwill().give(Till.wish("20", "EUR"), Till.ANN, true)))
                    .isEqualTo("given");
        }
    }

    private static Request asked(Till till, Person person, String number) {
        return ((Giving.Waiting) till.goodwill().give(Till.wish(number, "EUR"), person, true)).request();
    }
}
