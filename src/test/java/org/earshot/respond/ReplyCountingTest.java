package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.earshot.respond.mastodon.MastodonOnLoopback;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyCountingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We look into it.               | 1 plain, 0 with a link",
                "See https://acme.example/help  | 0 plain, 1 with a link",
                "See acme-help.com for more     | 0 plain, 1 with a link"
            })
    void aReplyThatIsSentIsCountedOnceByWhatItCosts(String text, String counts) throws Exception {
        for (TestDatabase database : TestDatabase.all().toList()) {
            try (MastodonOnLoopback mastodon = new MastodonOnLoopback();
                    Desk desk = new Desk(database, mastodon.address())) {
                desk.cases().reply(desk.opened("1", Urgency.HIGH).id(), "ann", text);
                desk.pass(Duration.ofSeconds(1));
                desk.sender().sendDue();
                desk.sender().sendDue();

                assertThat(database.jdbc()
                                .sql("SELECT replies, link_replies FROM spending WHERE source = 'acme-mastodon'")
                                .query((row, number) -> row.getLong(1) + " plain, " + row.getLong(2) + " with a link")
                                .single())
                        .isEqualTo(counts);
            }
        }
    }
}
