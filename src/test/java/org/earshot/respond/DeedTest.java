package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeedTest {
    private static final String TABLE = """
            deed         OPEN      CLAIMED   WAITING   SNOOZED   RESOLVED  DISMISSED
            CLAIM        CLAIMED   CLAIMED   CLAIMED   CLAIMED   -         -
            RELEASE      -         OPEN      WAITING   SNOOZED   -         -
            ACKNOWLEDGE  OPEN      CLAIMED   WAITING   SNOOZED   -         -
            NOTE         OPEN      CLAIMED   WAITING   SNOOZED   RESOLVED  DISMISSED
            REPLY        CLAIMED   CLAIMED   WAITING   CLAIMED   -         -
            HOLD         CLAIMED   CLAIMED   -         CLAIMED   -         -
            ASK_PRIVATELY CLAIMED  CLAIMED   WAITING   CLAIMED   -         -
            REPLY_HELD   CLAIMED   CLAIMED   WAITING   CLAIMED   -         -
            REPLY_HELD_BACK OPEN   CLAIMED   WAITING   SNOOZED   RESOLVED  DISMISSED
            REPLY_RELEASED OPEN    CLAIMED   WAITING   SNOOZED   -         -
            REPLY_APPROVED OPEN    CLAIMED   WAITING   SNOOZED   -         -
            REPLY_SENT_BACK OPEN   CLAIMED   WAITING   SNOOZED   RESOLVED  DISMISSED
            REPLY_UNDONE OPEN      CLAIMED   WAITING   SNOOZED   RESOLVED  DISMISSED
            HOLDING_WITHDRAWN OPEN CLAIMED   WAITING   SNOOZED   RESOLVED  DISMISSED
            SNOOZE       SNOOZED   SNOOZED   SNOOZED   SNOOZED   -         -
            RESOLVE      RESOLVED  RESOLVED  RESOLVED  RESOLVED  -         -
            DISMISS      DISMISSED DISMISSED DISMISSED DISMISSED -         -
            REOPEN       -         -         -         -         OPEN      OPEN
            ASSIGN       CLAIMED   CLAIMED   WAITING   SNOOZED   -         -
            ANSWERED     WAITING   WAITING   WAITING   SNOOZED   RESOLVED  DISMISSED
            OVERTAKEN    OPEN      CLAIMED   WAITING   SNOOZED   RESOLVED  DISMISSED
            HOLDING_SENT OPEN      CLAIMED   WAITING   SNOOZED   RESOLVED  DISMISSED
            HOLDING_UNSENT OPEN    CLAIMED   WAITING   SNOOZED   RESOLVED  DISMISSED
            SURVEY       -         -         -         -         RESOLVED  -
            SURVEY_SENT  OPEN      CLAIMED   WAITING   SNOOZED   RESOLVED  DISMISSED
            SURVEY_UNSENT OPEN     CLAIMED   WAITING   SNOOZED   RESOLVED  DISMISSED
            ANSWERED_ELSEWHERE WAITING WAITING WAITING SNOOZED RESOLVED DISMISSED
            ANSWERED_IN_PART OPEN CLAIMED  WAITING   SNOOZED   RESOLVED  DISMISSED
            GONE         DISMISSED CLAIMED WAITING   SNOOZED   RESOLVED  DISMISSED
            UNSENT       OPEN      CLAIMED   CLAIMED   CLAIMED   CLAIMED   DISMISSED
            HEARD_AGAIN  OPEN      CLAIMED   CLAIMED   CLAIMED   OPEN      OPEN
            WAKE         -         -         -         CLAIMED   -         -
            EXPIRE       -         OPEN      -         -         -         -
            GIVE         CLAIMED   -         -         -         -         -
            PUT_BACK     -         OPEN      WAITING   SNOOZED   -         -
            HAND_OVER    OPEN      OPEN      WAITING   OPEN      -         -
            REVIEW       OPEN      CLAIMED   WAITING   SNOOZED   RESOLVED  DISMISSED
            """;

    @ParameterizedTest(name = "{0} on {1} leads to {2}")
    @MethodSource("pairs")
    void everyDeedLeadsFromEveryStateWhereTheTableSays(Deed deed, CaseState from, @Nullable CaseState to) {
        assertThat(deed.leadsTo(from)).isEqualTo(Optional.ofNullable(to));
        if (to == null) {
            assertThatThrownBy(() -> deed.check(at(from, "ann"), "ann"))
                    .isInstanceOf(NotAllowed.class)
                    .hasMessageStartingWith("case 7 is ");
        } else {
            assertThat(deed.check(at(from, "ann"), "ann")).isEqualTo(to);
        }
    }

    @Test
    void theTableKnowsEveryDeed() {
        assertThat(TABLE.lines().skip(1).map(line -> line.split(" +")[0]))
                .containsExactlyElementsOf(
                        Stream.of(Deed.values()).map(Deed::name).toList());
    }

    @Test
    void whatNeedsTheHolderIsRefusedToOthersWithTheName() {
        List<Deed> refused = Stream.of(Deed.values())
                .filter(deed -> isHeldByAnother(deed, at(CaseState.CLAIMED, "ann")))
                .toList();

        assertThat(refused)
                .containsExactly(
                        Deed.CLAIM,
                        Deed.RELEASE,
                        Deed.REPLY,
                        Deed.HOLD,
                        Deed.ASK_PRIVATELY,
                        Deed.REPLY_HELD,
                        Deed.SNOOZE,
                        Deed.RESOLVE,
                        Deed.DISMISS);
    }

    @Test
    void aCaseThatNobodyHoldsCannotBeReleased() {
        assertThatThrownBy(() -> Deed.RELEASE.check(at(CaseState.WAITING, null), "ann"))
                .isInstanceOf(NotAllowed.class)
                .hasMessage("nobody holds case 7, so it cannot be released");
    }

    private static boolean isHeldByAnother(Deed deed, Case held) {
        if (deed.leadsTo(held.state()).isEmpty()) {
            return false;
        }
        try {
            deed.check(held, "bob");
            return false;
        } catch (HeldByAnother e) {
            return e.holder().equals("ann");
        }
    }

    private static Stream<Object[]> pairs() {
        List<String[]> rows = TABLE.lines().map(line -> line.split(" +")).toList();
        String[] states = rows.get(0);
        return rows.stream()
                .skip(1)
                .flatMap(row -> Stream.of(1, 2, 3, 4, 5, 6).map(column -> new Object[] {
                    Deed.valueOf(row[0]),
                    CaseState.valueOf(states[column]),
                    row[column].equals("-") ? null : CaseState.valueOf(row[column])
                }));
    }

    private static Case at(CaseState state, @Nullable String holder) {
        return new Case(
                7,
                "acme",
                "mastodon",
                "t",
                "ann",
                state,
                Urgency.HIGH,
                60,
                Desk.START,
                null,
                holder,
                null,
                null,
                null,
                null,
                null,
                1,
                1,
                0);
    }
}
