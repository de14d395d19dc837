package org.earshot.listen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.earshot.spend.Allowance;
import org.earshot.spend.Outlook;
import org.jspecify.annotations.Nullable;

/**
 * How a source does.
 *
 * @param id the source's id
 * @param platform its platform
 * @param template its template
 * @param brand its brand's id
 * @param state what it is doing
 * @param lastPollAt when it was last tried, null for never
 * @param lastSuccessAt when a poll last succeeded, null for never
 * @param lastMentionAt when it last brought something new, null for never
 * @param notBefore when it may be polled again at the earliest, null for at once
 * @param failures polls that failed in a row
 * @param trouble the last error in words, null while all is well
 * @param troubleAt when that was
 * @param cursor how far it has been read, in words
 * @param budget what the platform says is left of our allowance, null where it says nothing
 * @param gaps the last stretches that the platform would not give us, newest first
 * @param stream how its line does, null for a source that is not streamed
 * @param signs how lively it is, and until when its key is good
 * @param spending what it used and will have used this month
 */
public record SourceHealth(
        String id,
        String platform,
        String template,
        String brand,
        State state,
        @Nullable Instant lastPollAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastMentionAt,
        @Nullable Instant notBefore,
        int failures,
        @Nullable String trouble,
        @Nullable Instant troubleAt,
        String cursor,
        Poll.@Nullable Budget budget,
        List<SeenGap> gaps,
        @Nullable StreamHealth stream,
        Signs signs,
        Outlook spending) {
    /** What people should know though it is no error, in sentences. */
    public List<String> warnings() {
        Allowance allowance = spending.plan().allowance();
        String near = allowance instanceof Allowance.Slow slow
                ? slow.why()
                : allowance instanceof Allowance.Near nearing ? nearing.why() : null;
        return Stream.of(signs.keyWarning(), signs.quiet(), near)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** What a source is doing. */
    public enum State {
        /** Never polled yet. */
        NEW,
        /** The last poll succeeded. */
        OK,
        /** The last poll succeeded, and the next one is late by more than its interval. */
        QUIET,
        /** The last poll failed; the next one is put off. */
        FAILING,
        /** Waits for a person: the key is wrong, the place is gone. */
        STOPPED,
        /** Its budget is used up; it goes on when the window is over. */
        SPENT,
        /** An admin paused it. */
        PAUSED
    }

    /**
     * How lively a source is, and until when its key is good.
     *
     * @param lag how late the new posts of the last page that brought some were heard, the one in the middle; null where unknown
     * @param quiet a sentence where it is silent for longer than its own rhythm explains, null where it is not
     * @param keyEndsAt until when its key is good, null where nobody said so
     * @param keyWarning a sentence where that is near, null where it is not
     */
    public record Signs(
            @Nullable Duration lag,
            @Nullable String quiet,
            @Nullable Instant keyEndsAt,
            @Nullable String keyWarning) {}

    /**
     * A gap and when it was found.
     *
     * @param foundAt when
     * @param gap what is missing
     */
    public record SeenGap(Instant foundAt, Poll.Gap gap) {}
}
