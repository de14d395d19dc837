package org.earshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.earshot.fetch.StandIn;
import org.earshot.fetch.StandIn.Served;
import org.earshot.mention.Outcome;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertTestsTest {
    private final StandIn receiver = StandIn.start();
    private final Bureau bureau = new Bureau(TestDatabase.derby());

    @AfterEach
    void stop() {
        bureau.close();
        receiver.close();
    }

    @Test
    void aTestGoesTheRealWayAndIsMarkedAsOne() {
        receiver.answer("/hook", Served.of(204, ""));
        live();

        List<AlertTests.Tried> tried = bureau.tests().send("care", "ada").orElseThrow();

        assertThat(tried).extracting(AlertTests.Tried::channel).containsExactly("webhook");
        assertThat(tried.get(0).outcome()).isInstanceOf(Outcome.Sent.class);
        assertThat(receiver.heard("/hook")).hasSize(1);
        assertThat(receiver.heard("/hook").get(0).text()).contains("\"type\":\"alert.test\"", "ada sent from Earshot");
        assertThat(bureau.alerts().dead(5)).isEmpty();
    }

    @Test
    void aRefusalIsShownWithoutAnyPartOfTheAddress() {
        receiver.answer("/hook", Served.of(404, "no"));
        live();

        List<AlertTests.Tried> tried = bureau.tests().send("care", "ada").orElseThrow();

        assertThat(tried.get(0).outcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(tried.toString()).contains("404").doesNotContain("unspoken");
        assertThat(bureau.tests().send("nobody", "ada")).isEmpty();
    }

    private void live() {
        Recipient.Webhook hook = new Recipient.Webhook(receiver.address("/hook?token=unspoken"), "whsec_dW5zcG9rZW4=");
        bureau.rules.swap(new AlertRules(Map.of("care", new Recipient("care", List.of(), hook)), List.of()));
    }
}
