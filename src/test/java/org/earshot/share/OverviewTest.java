package org.earshot.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.earshot.respond.Case;
import org.earshot.share.WallQuery.Show;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OverviewTest {
    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void everyNumberOfTheWallOpensTheCasesBehindIt(TestDatabase database) {
        try (ShareDesk desk = new ShareDesk(database, SharingRules.OFF, "ann", "bob")) {
            Overview overview = desk.of(Overview.class);
            assertThat(overview.look().oldest()).isNull();
            desk.here("ann", 8, "en");
            Case high = desk.opened(Urgency.HIGH, "en", "question");
            desk.desk().pass(Duration.ofMinutes(50));
            Case held = desk.opened(Urgency.CRITICAL, "en", "fraud");
            desk.cases().claim(held.id(), "ann");
            Case put = desk.opened(Urgency.NORMAL, "en", "question");
            desk.cases().snooze(put.id(), "ann", overview.look().at().plus(Duration.ofDays(1)));
            desk.desk().pass(Duration.ofMinutes(11));
            desk.opened(Urgency.NORMAL, "en", "question");

            Wall wall = overview.look();

            assertThat(wall.waiting()).isEqualTo(3);
            assertThat(wall.free()).isEqualTo(2);
            assertThat(wall.overdue()).isEqualTo(1);
            assertThat(wall.soon()).isEqualTo(1);
            assertThat(wall.oldest()).isNotNull();
            assertThat(Objects.requireNonNull(wall.oldest()).caseId()).isEqualTo(high.id());
            assertThat(wall.lines())
                    .extracting(Wall.Line::urgency, Wall.Line::all)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(Urgency.CRITICAL, 1L),
                            org.assertj.core.groups.Tuple.tuple(Urgency.HIGH, 1L),
                            org.assertj.core.groups.Tuple.tuple(Urgency.NORMAL, 1L));
            assertThat(wall.people().get(0))
                    .extracting(Wall.Person::inHand, Wall.Person::overdue, Wall.Person::waiting, Wall.Person::answered)
                    .containsExactly(1, 0, 0, 0);
            assertThat(cases(overview, Show.WAITING)).hasSize(3).startsWith(held.id(), high.id());
            assertThat(cases(overview, Show.FREE)).hasSize(2);
            assertThat(cases(overview, Show.HELD)).containsExactly(held.id());
            assertThat(cases(overview, Show.OVERDUE)).containsExactly(high.id());
            assertThat(cases(overview, Show.SOON)).containsExactly(held.id());
            assertThat(cases(overview, Show.CUSTOMER)).isEmpty();
            assertThat(overview.cases(new WallQuery(Show.WAITING, null, "acme", Urgency.HIGH)))
                    .containsExactly(high.id());
            assertThat(overview.cases(new WallQuery(Show.WAITING, null, "zen", null)))
                    .isEmpty();
            assertThat(overview.holding("ann")).containsExactly(held.id(), put.id());
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whoAskedACustomerToWaitHasAnsweredNothing(TestDatabase database) {
        try (ShareDesk desk = new ShareDesk(database, SharingRules.OFF, "ann")) {
            Overview overview = desk.of(Overview.class);
            Case item = desk.opened(Urgency.HIGH, "en", "question");
            desk.cases().hold(item.id(), "ann", "We answer by noon.");
            sent(database, overview);
            assertThat(overview.look().people().get(0).answered()).isZero();
            assertThat(overview.cases(new WallQuery(Show.ANSWERED, "ann", null, null)))
                    .isEmpty();

            desk.cases().reply(item.id(), "ann", "It is done.");
            sent(database, overview);
            assertThat(overview.look().people().get(0).answered()).isEqualTo(1);
            assertThat(overview.cases(new WallQuery(Show.ANSWERED, "ann", null, null)))
                    .containsExactly(item.id());
        }
    }

    private static void sent(TestDatabase database, Overview overview) {
        database.jdbc()
                .sql("UPDATE reply SET state = 'SENT', sent_at = ? WHERE state <> 'SENT'")
                .param(overview.look().at().toEpochMilli())
                .update();
    }

    private static java.util.List<Long> cases(Overview overview, Show show) {
        return overview.cases(new WallQuery(show, null, null, null));
    }
}
