package org.earshot.listen.twiliosms;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.listen.Answers;
import org.earshot.listen.Cursor;
import org.earshot.listen.Json;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/**
 * Lists the messages of a Twilio account: {@code twilio-sms-poll}, and what a pushed {@code twilio-sms} missed. The list runs from the
 * newest backwards; a walk goes back to where the one before began, and a page is stored with the place of the next one.
 */
@Component
public final class TwilioSmsReader implements PlatformReader {
    private static final String PLACE = "place";
    private static final String UNTIL = "until";
    private static final String NEWEST = "newest";
    private static final String NEXT = "next";

    /** Messages come into the list a little out of order. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final Clock clock;

    /** Reads the times of waits by the given clock. */
    public TwilioSmsReader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "twilio-sms";
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        String sid = source.need("account-sid").strip();
        if (!sid.matches("[A-Za-z0-9]{2,64}")) {
            return new Poll.Stop("account-sid of source " + source.id()
                    + " is not one of Twilio; put the one of the console in place and resume the source");
        }
        String path = "/2010-04-01/Accounts/" + sid + "/Messages.json";
        Cursor here = at(base(source) + path, cursor);
        Answer answer = fetcher.fetch(Request.get(URI.create(base(source) + asked(source, path, here)))
                .header("Authorization", basic(sid, source.need("token").strip())));
        Optional<Poll> trouble = Answers.trouble(answer, source, clock.instant());
        return trouble.orElseGet(() -> page(source, path, here, (Answer.Answered) answer));
    }

    private static String base(Source source) {
        String server = source.parameter("server").orElse("https://api.twilio.com");
        return server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
    }

    private static String basic(String sid, String token) {
        byte[] both = (sid + ":" + token).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /** A source that was pointed at another account begins anew. */
    private static Cursor at(String place, Cursor cursor) {
        return cursor.get(PLACE).filter(place::equals).isPresent() ? cursor : Cursor.START.with(PLACE, place);
    }

    private String asked(Source source, String path, Cursor cursor) {
        return cursor.get(NEXT).orElseGet(() -> {
            Optional<Instant> until = until(source, cursor);
            // DateSent>=DAY, which Twilio takes by the day.
            return path + "?PageSize=100"
                    + until.map(time -> "&DateSent%3E="
                                    + time.minus(OVERLAP).atZone(ZoneOffset.UTC).toLocalDate())
                            .orElse("");
        });
    }

    /** Where a walk ends: where the last one began, at the day of a backfill, or nowhere for the first page alone. */
    private static Optional<Instant> until(Source source, Cursor cursor) {
        return cursor.get(UNTIL)
                .map(Instant::parse)
                .or(() -> source.parameter("since").flatMap(TwilioSmsReader::day));
    }

    private static Optional<Instant> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written.strip())
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Poll page(Source source, String path, Cursor cursor, Answer.Answered answer) {
        JsonNode list = Json.parse(answer.text()).orElse(null);
        if (list == null || !list.path("messages").isArray()) {
            return Answers.unreadable(answer, "a list of messages");
        }
        ListedMessages page = ListedMessages.of(list.path("messages"), source);
        Optional<Instant> until = until(source, cursor);
        String newest = cursor.get(NEWEST)
                .or(() -> page.newest().map(Instant::toString))
                .or(() -> cursor.get(UNTIL))
                .orElseGet(() -> clock.instant().toString());
        Optional<String> next = Optional.ofNullable(Json.text(list, "next_page_uri"))
                .filter(uri -> uri.startsWith(path + "?"))
                .filter(uri -> !Objects.equals(uri, cursor.get(NEXT).orElse("")));
        boolean reached = until.isEmpty()
                || page.oldest()
                        .map(time -> time.isBefore(until.get().minus(OVERLAP)))
                        .orElse(true);
        boolean more = next.isPresent() && !reached;
        Cursor behind = more
                ? cursor.with(NEXT, next.get()).with(NEWEST, newest)
                : cursor.with(NEXT, null).with(NEWEST, null).with(UNTIL, newest);
        Poll.Budget budget = Answers.budget(answer, clock.instant());
        return new Poll.Page(page.posts(), page.refused(), behind, more, null, budget);
    }
}
