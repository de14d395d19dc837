package org.earshot.attend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.earshot.respond.Desk;
import org.earshot.respond.mastodon.MastodonOnLoopback;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttendanceTest {
    private final List<Object> told = new ArrayList<>();
    private final List<Object> toldElsewhere = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whoComesToACaseWritesAndLeavesIsToldOnceEach(TestDatabase database) {
        try (Desk desk = new Desk(database, MastodonOnLoopback.NOWHERE)) {
            long id = desk.opened("1", Urgency.HIGH).id();
            Attendance attendance = attendance(desk, told);
            attendance.seen(id, "marta", false);
            attendance.seen(id, "marta", false);
            assertThat(attendance.of(id)).containsExactly(new Attendant("marta", false));
            attendance.seen(id, "marta", true);
            attendance.seen(id, "marta", true);
            assertThat(attendance.of(id)).containsExactly(new Attendant("marta", true));
            attendance.left(id, "marta");
            attendance.look();

            assertThat(attendance.of(id)).isEmpty();
            assertThat(told)
                    .containsExactly(new AttendanceChanged(id), new AttendanceChanged(id), new AttendanceChanged(id));
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whoeverStopsWritingOrFallsSilentIsNoticedByTime(TestDatabase database) {
        try (Desk desk = new Desk(database, MastodonOnLoopback.NOWHERE)) {
            long id = desk.opened("1", Urgency.HIGH).id();
            Attendance attendance = attendance(desk, told);
            attendance.seen(id, "piotr", true);
            desk.pass(Duration.ofSeconds(31));
            attendance.look();
            assertThat(attendance.of(id)).containsExactly(new Attendant("piotr", false));
            desk.pass(Duration.ofSeconds(20));
            attendance.look();

            assertThat(attendance.of(id)).isEmpty();
            assertThat(told).hasSize(3);
            desk.pass(Duration.ofMinutes(10));
            attendance.look();
            assertThat(database.jdbc()
                            .sql("SELECT COUNT(*) FROM presence")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void daemonsThatShareADatabaseSeeEachOthersStaff(TestDatabase database) {
        try (Desk desk = new Desk(database, MastodonOnLoopback.NOWHERE)) {
            long id = desk.opened("1", Urgency.HIGH).id();
            long other = desk.opened("2", Urgency.HIGH).id();
            Attendance here = attendance(desk, told);
            Attendance elsewhere = attendance(desk, toldElsewhere);
            here.seen(id, "marta", false);
            elsewhere.look();
            elsewhere.look();

            assertThat(toldElsewhere).containsExactly(new AttendanceChanged(id));
            elsewhere.seen(id, "piotr", false);
            assertThat(here.of(List.of(id, other)))
                    .isEqualTo(Map.of(id, List.of(new Attendant("marta", false), new Attendant("piotr", false))));
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aPageThatShowsManySignsOfLifeIsWrittenAFewTimesAMinute(TestDatabase database) {
        try (Desk desk = new Desk(database, MastodonOnLoopback.NOWHERE)) {
            long id = desk.opened("1", Urgency.HIGH).id();
            Attendance attendance = attendance(desk, told);
            List<Long> written = new ArrayList<>();
            for (int second = 0; second < 60; second++) {
                attendance.seen(id, "marta", false);
                written.add(database.jdbc()
                        .sql("SELECT seen_at FROM presence")
                        .query(Long.class)
                        .single());
                desk.pass(Duration.ofSeconds(1));
            }

            assertThat(written.stream().distinct()).hasSize(4);
            assertThat(told).hasSize(1);
        }
    }

    private static Attendance attendance(Desk desk, List<Object> told) {
        return new Attendance(new PresenceTable(desk.bean("client")), told::add, desk.bean("clock"));
    }
}
