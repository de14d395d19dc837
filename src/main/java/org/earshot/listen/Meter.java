package org.earshot.listen;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests that a piece of work makes. The work runs on the thread that asks for it; the fetcher is one and the same for
 * all work, because readers keep clients by it.
 */
final class Meter {
    private final ThreadLocal<Count> present = new ThreadLocal<>();
    private final Fetcher counted;

    Meter(Fetcher fetcher) {
        counted = request -> {
            Answer answer = fetcher.fetch(request);
            Optional.ofNullable(present.get()).ifPresent(count -> count.add(answer));
            return answer;
        };
    }

    /** What the work is to fetch with. */
    Fetcher fetcher() {
        return counted;
    }

    /** Does the work. */
    <T> Metered<T> count(Supplier<T> work) {
        Count count = new Count();
        present.set(count);
        try {
            return new Metered<>(work.get(), count.requests, count.keyEndsAt);
        } finally {
            present.remove();
        }
    }

    /**
     * What came of work.
     *
     * @param result what it returned
     * @param requests how many went out
     * @param keyEndsAt when the key ends, as the last answer that told so did; null where none did
     */
    record Metered<T>(T result, int requests, @Nullable Instant keyEndsAt) {}

    private static final class Count {
        private int requests;
        private @Nullable Instant keyEndsAt;

        void add(Answer answer) {
            if (answer instanceof Answer.Answered answered) {
                requests++;
                keyEndsAt = KeyEnds.told(answered.headers()).orElse(keyEndsAt);
            } else if (answer instanceof Answer.Unanswered unanswered && wentOut(unanswered.kind())) {
                requests++;
            }
        }

        /** A line that broke may have broken before anything went out; whoever did not hear us does not charge. */
        private static boolean wentOut(Answer.Kind kind) {
            return switch (kind) {
                case TIMEOUT, TOO_LARGE, REDIRECT -> true;
                case NETWORK, FORBIDDEN_ADDRESS, ROBOTS -> false;
            };
        }
    }
}
