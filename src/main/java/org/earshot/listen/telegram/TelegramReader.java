package org.earshot.listen.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.listen.Answers;
import org.earshot.listen.Cursor;
import org.earshot.listen.Json;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks for a bot's updates: {@code telegram}. Telegram forgets what lies below the offset of a request, so the offset is that of the
 * stored cursor and never further.
 */
@Component
public final class TelegramReader implements PlatformReader {
    private static final int PAGE = 100;
    private static final String PLACE = "place";
    private static final String OFFSET = "offset";
    private static final String ASKED = "asked";

    /** Telegram keeps updates no longer; a minute less, so that a gap is rather named than missed. */
    private static final Duration KEPT = Duration.ofHours(24).minusMinutes(1);

    /** %5B and %22 are [ and ": a list of what we want, because a bot's former owner may have asked for something else. */
    private static final String QUERY =
            "?timeout=0&limit=" + PAGE + "&allowed_updates=%5B%22message%22,%22edited_message%22%5D";

    private final Clock clock;

    /** Measures by the given clock how long nobody asked. */
    public TelegramReader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "telegram";
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        Optional<Bot> bot = Bot.of(source);
        if (bot.isEmpty()) {
            return new Poll.Stop("the token of source " + source.id()
                    + " is not one of a bot; put the one that BotFather gave in place and resume the source");
        }
        Cursor here = at(Bot.place(source, bot.get()), cursor);
        URI address = URI.create(Bot.address(source, "getUpdates")
                + QUERY
                + here.get(OFFSET).map(offset -> "&offset=" + offset).orElse(""));
        Answer answer = fetcher.fetch(Request.get(address));
        Optional<Poll> trouble = BotTrouble.of(answer, source, clock.instant());
        return trouble.orElseGet(() -> page(bot.get(), here, (Answer.Answered) answer));
    }

    /** Updates are numbered for each bot. */
    private static Cursor at(String place, Cursor cursor) {
        return cursor.get(PLACE).filter(place::equals).isPresent() ? cursor : Cursor.START.with(PLACE, place);
    }

    private Poll page(Bot bot, Cursor cursor, Answer.Answered answer) {
        JsonNode updates =
                Json.parse(answer.text()).map(body -> body.path("result")).orElse(null);
        if (updates == null || !updates.isArray()) {
            return Answers.unreadable(answer, "a list of updates");
        }
        MessagePost messages = new MessagePost(bot);
        List<Post> posts = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        long next = cursor.get(OFFSET).map(Long::parseLong).orElse(0L);
        for (JsonNode update : updates) {
            Long number = Json.number(update, "update_id");
            next = number == null ? next : Math.max(next, number + 1);
            MessagePost.Made made = messages.of(update);
            if (made instanceof MessagePost.Made.Said said) {
                posts.add(said.post());
            } else if (made instanceof MessagePost.Made.Broken) {
                refused.add("an update of Telegram has a message without a number");
            }
        }
        Instant now = clock.instant();
        Cursor behind = cursor.with(ASKED, String.valueOf(now.getEpochSecond()));
        boolean moved = next > cursor.get(OFFSET).map(Long::parseLong).orElse(0L);
        Cursor after = next == 0 ? behind : behind.with(OFFSET, String.valueOf(next));
        return new Poll.Page(posts, refused, after, moved && updates.size() >= PAGE, gap(cursor, now), null);
    }

    private static Poll.@Nullable Gap gap(Cursor cursor, Instant now) {
        Optional<Instant> asked = cursor.get(ASKED).map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
        return asked.filter(last -> last.plus(KEPT).isBefore(now))
                .map(last -> new Poll.Gap(
                        last.toString(),
                        now.minus(KEPT).toString(),
                        "Telegram keeps what was written for 24 hours, and nobody asked for it since " + last))
                .orElse(null);
    }
}
