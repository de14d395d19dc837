package org.earshot.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.earshot.mention.Nudge;
import org.junit.jupiter.api.Test;

class PipelineRoutesTest {
    @Test
    void aStationThatTheDatabaseInterruptedTakesTheNextNudgeUrgentOnesFirst() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            PipelineRoutes.Line line = new PipelineRoutes.Line();
            line.add(nudge(camel, 1, false));
            line.add(nudge(camel, 2, true));
            Thread.currentThread().interrupt();

            Exchange first = Objects.requireNonNull(line.poll(1, TimeUnit.SECONDS));

            assertThat(first.getIn().getBody(Nudge.class).mention()).isEqualTo(2);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    private static Exchange nudge(DefaultCamelContext camel, long mention, boolean urgent) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getIn().setBody(new Nudge(mention, urgent));
        return exchange;
    }
}
