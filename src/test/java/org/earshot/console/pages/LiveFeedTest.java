package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.earshot.respond.CaseChanged;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class LiveFeedTest {
    @Test
    void changesBetweenTwoWritesAreOneEvent() throws IOException {
        Recorder browser = new Recorder();
        LiveClient client = new LiveClient(browser, who(null));
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
        LiveClient client = new LiveClient(browser, who(null));
        client.note(LongStream.range(0, 5000).boxed().toList());

        assertThat(client.due()).isTrue();
        client.send();

        assertThat(browser.sent).isEqualTo("event:case\ndata:many\n\n");
    }

    @Test
    void aQuietStreamShowsSignsOfLifeAndHowManyListen() throws IOException {
        Recorder browser = new Recorder();
        LiveClient client = new LiveClient(browser, who(null));
        client.beat(57);

        assertThat(client.due()).isTrue();
        client.send();

        assertThat(browser.sent).isEqualTo("event:beat\ndata:57\n\n");
    }

    @Test
    void whoComesToACaseIsToldToThoseWhoLookAtItAndNobodyElse() throws IOException {
        Recorder looking = new Recorder();
        Recorder elsewhere = new Recorder();
        LiveClient watcher = new LiveClient(looking, who(7L));
        LiveClient other = new LiveClient(elsewhere, who(8L));
        watcher.note(List.of(3L));
        watcher.attended(7);
        watcher.attended(7);
        other.attended(7);

        assertThat(other.due()).isFalse();
        while (watcher.due()) {
            watcher.send();
        }
        assertThat(looking.sent).isEqualTo("event:case\ndata:3\n\nevent:attend\ndata:7\n\n");
    }

    @Test
    void complimentsAreToldToThoseWhoShowAQueueAndNobodyElse() throws IOException {
        Recorder queue = new Recorder();
        LiveClient reader = new LiveClient(queue, who(null));
        LiveClient elsewhere = new LiveClient(new Recorder(), who(8L));
        reader.praised();
        reader.praised();
        elsewhere.praised();

        assertThat(elsewhere.due()).isFalse();
        while (reader.due()) {
            reader.send();
        }
        assertThat(queue.sent).isEqualTo("event:praise\ndata:new\n\n");
    }

    @Test
    void nobodyIsTakenInBeyondTheLimitOrWhileTheFeedIsStopped() {
        LiveFeed feed = new LiveFeed();
        assertThat(feed.listen(who(null))).isEmpty();
        feed.start();
        feed.changed(new CaseChanged(1));

        LongStream.range(0, 500)
                .forEach(number -> assertThat(feed.listen(who(null))).isPresent());

        assertThat(feed.listen(who(null))).isEmpty();
        feed.stop();
        assertThat(feed.listeners()).isZero();
        assertThat(feed.isRunning()).isFalse();
    }

    @Test
    void onlyStreamsOfTheUserWhoseSessionsEndedAreDoubtedAndOnlyForAWhile() {
        LiveClient client = new LiveClient(new Recorder(), who(null));
        client.doubt("ben", 2);
        assertThat(client.doubted()).isFalse();
        client.doubt("anna", 2);
        assertThat(List.of(client.doubted(), client.doubted(), client.doubted()))
                .containsExactly(true, true, false);
    }

    private static Listener who(@Nullable Long watched) {
        return new Listener("anna", () -> true, watched);
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
