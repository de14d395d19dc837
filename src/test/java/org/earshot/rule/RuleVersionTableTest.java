package org.earshot.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.earshot.admin.AuditQuery;
import org.earshot.rule.RuleVersion.Deed;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleVersionTableTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void versionsAreNumberedOnceAndReadNewestFirst(TestDatabase database) {
        try (RuleHouse house = new RuleHouse(home, database)) {
            RuleVersionTable table = house.table();
            for (int i = 1; i <= 3; i++) {
                assertThat(table.nextNumber(RuleFile.TRIAGE)).isEqualTo(i);
                assertThat(table.insert(version(house, i), i != 3)).isTrue();
            }

            assertThat(table.insert(version(house, 2), true)).isFalse();
            assertThat(table.versions(RuleFile.TRIAGE, 99, 9))
                    .extracting(RuleVersion::number)
                    .containsExactly(2, 1);
            assertThat(table.find(RuleFile.TRIAGE, 2)).contains(version(house, 2));
            assertThat(table.find(RuleFile.TRIAGE, 3)).isEmpty();
            table.settle(version(house, 3));
            assertThat(table.newest(RuleFile.TRIAGE)).contains(version(house, 3));
            assertThat(table.newest(RuleFile.BRANDS)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void theAuditIsNarrowedAndPaged(TestDatabase database) throws IOException {
        Files.createDirectories(home.resolve("config"));
        try (RuleHouse house = new RuleHouse(home, database)) {
            house.audit().note("ada", "rule.saved", "brands 1: 100% <b>Sale</b>_");
            house.audit().note("bob", "source.add", "acme-feed");
            house.audit().note("ada", "source.pause", "acme-feed");

            var all = house.audit().find(AuditQuery.newest(2));
            AuditQuery.Cursor place =
                    new AuditQuery.Cursor(all.get(1).entry().at(), all.get(1).id());
            assertThat(all).extracting(line -> line.entry().deed()).containsExactly("source.pause", "source.add");
            assertThat(house.audit().find(AuditQuery.newest(2).behind(place, 2)))
                    .extracting(line -> line.entry().deed())
                    .containsExactly("rule.saved");
            assertThat(found(house, "ada", null)).isEqualTo(2);
            assertThat(found(house, null, "100% <B>sale</b>_")).isEqualTo(1);
            assertThat(found(house, null, "ACME_feed")).isZero();
            assertThat(found(house, "bob", "SOURCE")).isEqualTo(1);
            assertThat(house.audit()
                            .find(new AuditQuery(
                                    null, null, house.clock.instant().plusSeconds(1), null, null, 9)))
                    .isEmpty();
            assertThat(house.audit().people()).containsExactly("ada", "bob");
        }
    }

    private static int found(
            RuleHouse house,
            @org.jspecify.annotations.Nullable String who,
            @org.jspecify.annotations.Nullable String words) {
        return house.audit()
                .find(new AuditQuery(who, words, null, null, null, 9))
                .size();
    }

    private static RuleVersion version(RuleHouse house, int number) {
        Integer source = number == 2 ? 1 : null;
        return new RuleVersion(
                RuleFile.TRIAGE,
                number,
                "h" + number,
                "ada",
                house.clock.instant(),
                Deed.SAVED,
                source,
                source == null ? null : "why",
                "text " + number + " \u00e9");
    }
}
