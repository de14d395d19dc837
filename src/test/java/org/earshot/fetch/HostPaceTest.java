package org.earshot.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.earshot.fetch.Answer.Answered;
import org.earshot.fetch.Answer.Kind;
import org.earshot.fetch.Answer.Unanswered;
import org.earshot.fetch.StandIn.Heard;
import org.earshot.fetch.StandIn.Served;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HostPaceTest {
    @Test
    void requestsToOneHostArriveOneByOneInTheirOrderAndNeverSoonerThanThePause() throws Exception {
        Duration pause = Duration.ofMillis(120);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newCachedThreadPool();
        try (StandIn here = StandIn.start();
                PoliteFetcher fetcher =
                        new PoliteFetcher(FetchSettings.usualOnes().every(pause).allowing("127.0.0.1"))) {
            for (int i = 0; i < 5; i++) {
                here.answer("/" + i, request -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    atOnce.decrementAndGet();
                    return Served.text("ok");
                });
            }
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                URI address = here.address("/" + i);
                Thread[] asking = new Thread[1];
                answers.add(CompletableFuture.supplyAsync(
                        () -> {
                            asking[0] = Thread.currentThread();
                            return fetcher.fetch(Request.get(address));
                        },
                        threads));
                queued(asking, here, i);
            }
            for (CompletableFuture<Answer> answer : answers) {
                assertThat(answer.get(10, TimeUnit.SECONDS)).isInstanceOf(Answered.class);
            }
            assertThat(here.heard()).extracting(Heard::path).containsExactly("/0", "/1", "/2", "/3", "/4");
            assertThat(shortestGap(here.heard())).isGreaterThanOrEqualTo(pause.toNanos());
            assertThat(most).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void onlyReadingIsPacedWhatIsSentGoesAtOnce() {
        FetchSettings rarely =
                FetchSettings.usualOnes().every(Duration.ofHours(1)).allowing("127.0.0.1");
        try (StandIn here = StandIn.start();
                PoliteFetcher fetcher = new PoliteFetcher(rarely)) {
            here.answer("/hook", Served.text("ok"));
            Request alert = Request.post(here.address("/hook"), "application/json", new byte[] {'{', '}'});
            assertThat(fetcher.fetch(alert)).isInstanceOf(Answered.class);
            assertThat(fetcher.fetch(alert)).isInstanceOf(Answered.class);
            assertThat(fetcher.fetch(Request.get(here.address("/hook")))).isInstanceOf(Unanswered.class);
            assertThat(here.heard("/hook")).hasSize(2);
        }
    }

    @Test
    void whatIsNotPacedDoesNotWaitBehindAPause() throws Exception {
        HostPace pace = new HostPace(Duration.ofHours(2));
        pace.take("a.example:443", Duration.ofHours(1)).orElseThrow().close();
        ExecutorService reading = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<Boolean> read = CompletableFuture.supplyAsync(
                    () -> pace.take("a.example:443", Duration.ofHours(1)).isPresent(), reading);
            for (int i = 0; i < 100; i++) {
                pace.take("a.example:443", Duration.ZERO).orElseThrow().close();
            }
            assertThat(read).isNotDone();
            pace.close();
            assertThat(read.get(10, TimeUnit.SECONDS)).isFalse();
        } finally {
            reading.shutdownNow();
        }
    }

    @Test
    void twoHostsDoNotWaitForEachOther() {
        HostPace pace = new HostPace(Duration.ZERO);
        try (HostPace.Turn one =
                        pace.take("a.example:80", Duration.ofSeconds(9)).orElseThrow();
                HostPace.Turn two =
                        pace.take("a.example:443", Duration.ofSeconds(9)).orElseThrow()) {
            assertThat(one).isNotSameAs(two);
            assertThat(pace.take("a.example:80", Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void aTurnTooFarAwayIsRefusedAtOnceAndTheNextOneIsStillGiven() {
        HostPace pace = new HostPace(Duration.ofSeconds(5));
        pace.take("a.example:80", Duration.ZERO).orElseThrow().close();
        long start = System.nanoTime();
        assertThat(pace.take("a.example:80", Duration.ofSeconds(60))).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        assertThat(pace.take("a.example:80", Duration.ZERO)).isPresent();
    }

    @Test
    void aBusyHostIsAnAnswerThatSaysWhenToComeBack() throws Exception {
        try (StandIn here = StandIn.start();
                PoliteFetcher fetcher = new PoliteFetcher(FetchSettings.usualOnes()
                        .every(Duration.ofSeconds(7))
                        .waiting(Duration.ofMillis(50))
                        .allowing("127.0.0.1"))) {
            here.answer("/", Served.text("ok"));
            assertThat(fetcher.fetch(Request.get(here.address("/")))).isInstanceOf(Answered.class);
            assertThat(fetcher.fetch(Request.get(here.address("/")))).isInstanceOfSatisfying(Unanswered.class, none -> {
                assertThat(none.kind()).isEqualTo(Kind.TIMEOUT);
                assertThat(none.retryAfter()).contains(Duration.ofSeconds(8));
            });
            assertThat(here.heard()).hasSize(1);
        }
    }

    @Test
    void closingEndsAWait() throws Exception {
        HostPace pace = new HostPace(Duration.ofMinutes(5));
        pace.take("a.example:80", Duration.ZERO).orElseThrow().close();
        CompletableFuture<Optional<HostPace.Turn>> waiting =
                CompletableFuture.supplyAsync(() -> pace.take("a.example:80", Duration.ofMinutes(1)));
        pace.close();
        assertThat(waiting.get(5, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void hostsThatWereNeverReachedAreForgotten() {
        HostPace pace = new HostPace(Duration.ZERO);
        pace.take("kept.example:80", Duration.ZERO).orElseThrow().close();
        pace.close();
        for (int i = 0; i < 2000; i++) {
            assertThat(pace.take("host" + i + ".example:80", Duration.ZERO)).isEmpty();
        }
        assertThat(pace.remembered()).isLessThan(600);
    }

    private static long shortestGap(List<Heard> heard) {
        return IntStream.range(1, heard.size())
                .mapToLong(i -> heard.get(i).nanoTime() - heard.get(i - 1).nanoTime())
                .min()
                .orElseThrow();
    }

    /** Waits until the last caller is served or stands in the queue. */
    private static void queued(Thread[] asking, StandIn here, int sent) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() - deadline < 0 && here.heard().size() <= sent) {
            Thread thread = asking[0];
            if (thread != null && thread.getState() == Thread.State.TIMED_WAITING) {
                return;
            }
            Thread.onSpinWait();
        }
    }
}
