package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.earshot.respond.CaseChanged;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class LiveFeedTest {
    @Test
    void changesBetweenTwoWritesAreOneEvent() throws IOException {
        Recorder browser = new Recorder();
        LiveClient client = new LiveClient(browser);
        client.note(List.of(3L, 5L));
        client.note(List.of(3L));

        assertThat(client.due()).isTrue();
        assertThat(client.due()).isFalse();
        client.send();

        assertThat(browser.sent).isEqualTo("event:case\ndata:3,5\n\n");
        assertThat(client.due()).isFalse();
    }

    @Test
    void aStormIsToldAsOneWord() throws IOException {
        Recorder browser = new Recorder();
        LiveClient client = new LiveClient(browser);
        client.note(LongStream.range(0, 5000).boxed().toList());

        assertThat(client.due()).isTrue();
        client.send();

        assertThat(browser.sent).isEqualTo("event:case\ndata:many\n\n");
    }

    @Test
    void aQuietStreamShowsSignsOfLife() throws IOException {
        Recorder browser = new Recorder();
        LiveClient client = new LiveClient(browser);
        client.beat();

        assertThat(client.due()).isTrue();
        client.send();

        assertThat(browser.sent).isEqualTo(":still here\n\n");
    }

    @Test
    void nobodyIsTakenInBeyondTheLimitOrWhileTheFeedIsStopped() {
        LiveFeed feed = new LiveFeed();
        assertThat(feed.listen()).isEmpty();
        feed.start();
        feed.changed(new CaseChanged(1));

        LongStream.range(0, 500).forEach(number -> assertThat(feed.listen()).isPresent());

        assertThat(feed.listen()).isEmpty();
        feed.stop();
        assertThat(feed.listeners()).isZero();
        assertThat(feed.isRunning()).isFalse();
    }

    private static final class Recorder extends SseEmitter {
        private String sent = "";

        @Override
        public void send(SseEventBuilder builder) {
            Set<DataWithMediaType> parts = builder.build();
            sent += parts.stream().map(part -> String.valueOf(part.getData())).collect(Collectors.joining());
        }
    }
}
