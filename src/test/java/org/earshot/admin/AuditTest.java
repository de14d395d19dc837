package org.earshot.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditTest {
    private final TestClock clock = new TestClock();

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void deedsAreNotedNewestFirst(TestDatabase database) {
        Audit audit = new Audit(new AuditTable(database.jdbc(), database.ids()), clock);

        audit.note("ada", "source.pause", "acme-rss");
        audit.note("ada", "user.add", "ben as agent");

        assertThat(audit.newest(10)).extracting(Audit.Entry::deed).containsExactly("user.add", "source.pause");
    }
}
