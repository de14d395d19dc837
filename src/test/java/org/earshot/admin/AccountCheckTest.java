package org.earshot.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.earshot.mention.Source;
import org.earshot.respond.Standing;
import org.junit.jupiter.api.Test;

class AccountCheckTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Source ONE = source("one");
    private static final Source TWO = source("two");

    @Test
    void allAreAskedAtOnceAndToldInTheirOrder() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        AccountCheck check = new AccountCheck(
                source -> {
                    meet(together);
                    return Optional.of(new Standing.May(source.id()));
                },
                LONG);

        assertThat(check.of(List.of(ONE, TWO)))
                .containsExactly(Map.entry(ONE, new Standing.May("one")), Map.entry(TWO, new Standing.May("two")));
    }

    @Test
    void whoDoesNotAnswerInTimeDidNotSay() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AccountCheck check = new AccountCheck(
                source -> {
                    if (source == ONE) {
                        await(never);
                    }
                    return Optional.of(new Standing.May(source.id()));
                },
                Duration.ofSeconds(1));

        Map<Source, Standing> found = check.of(List.of(ONE, TWO));

        assertThat(found).containsEntry(TWO, new Standing.May("two"));
        assertThat(found.get(ONE))
                .isInstanceOfSatisfying(
                        Standing.Unsure.class,
                        unsure -> assertThat(unsure.why()).contains("within 1 s"));
    }

    @Test
    void whatHasNothingToVerifyIsLeftOutAndWhatBreaksIsNamedWithoutItsWords() throws Exception {
        AccountCheck check = new AccountCheck(
                source -> {
                    if (source == ONE) {
                        throw new IllegalArgumentException("a secret in a message");
                    }
                    return Optional.empty();
                },
                LONG);

        Map<Source, Standing> found = check.of(List.of(ONE, TWO));

        assertThat(found).containsOnlyKeys(ONE);
        assertThat(found.get(ONE)).isEqualTo(new Standing.Unsure("asking broke: IllegalArgumentException"));
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Source source(String id) {
        return new Source(id, "mastodon", "mastodon-tag", "acme", Map.of());
    }
}
