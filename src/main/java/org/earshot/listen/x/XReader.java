package org.earshot.listen.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.x.TwitterDoor;
import org.earshot.fetch.x.TwitterDoors;
import org.earshot.listen.Answers;
import org.earshot.listen.Cursor;
import org.earshot.listen.Json;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import twitter4j.PaginationToken;
import twitter4j.TwitterException;
import twitter4j.TwitterV2;

/**
 * Reads a search or the mentions of an account on X. Pages come newest first: the first page of a walk gives the next watermark, which
 * is kept only once the walk has reached the old one; until then the cursor holds the walk, so that a crash resumes it.
 */
@Component
public final class XReader implements PlatformReader {
    private static final String SERVER = "https://api.x.com";
    private static final String POST_FIELDS = "author_id,conversation_id,created_at,edit_history_tweet_ids,entities,"
            + "in_reply_to_user_id,lang,note_tweet,public_metrics,referenced_tweets";
    private static final String USER_FIELDS = "name,public_metrics,username";
    private static final int PAGE = 100;
    /** Recent search goes back seven days; a little less, because the clocks differ. */
    private static final Duration WINDOW = Duration.ofDays(7).minusMinutes(5);

    private final Clock clock;
    private final TwitterDoors doors = new TwitterDoors();

    /** Reads the time for limits that X names as times. */
    public XReader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "x";
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        boolean mentions = source.template().equals("x-mentions");
        if (mentions && cursor.get("user").isEmpty()) {
            return lookUp(source, cursor, fetcher);
        }
        Window window = Window.of(cursor);
        Optional<Answer> answer = door(source, fetcher).call(twitter -> {
            if (mentions) {
                mentions(twitter, Long.parseLong(cursor.get("user").orElseThrow()), window);
            } else {
                search(twitter, source.need("query"), window);
            }
        });
        return answer.map(found -> page(found, source, cursor))
                .orElseGet(() -> new Poll.Stop("X cannot be asked: check source " + source.id()));
    }

    // The library's calls take thirteen values by position; those that nobody needs are null.
    // spotless:off
    private static void mentions(TwitterV2 twitter, long user, Window window) throws TwitterException {
        twitter.getUserMentions(user, null, "author_id", PAGE, null, window.walk(), null, null, window.since(), window.start(),
                POST_FIELDS, null, USER_FIELDS);
    }

    private static void search(TwitterV2 twitter, String query, Window window) throws TwitterException {
        twitter.searchRecent(query, null, "author_id", PAGE, null, window.walk(), null, null, window.since(), window.start(),
                POST_FIELDS, null, USER_FIELDS);
    }
    // spotless:on

    private TwitterDoor door(Source source, Fetcher fetcher) {
        return doors.door(source.parameter("server").orElse(SERVER), source.need("token"), fetcher);
    }

    private Poll lookUp(Source source, Cursor cursor, Fetcher fetcher) {
        String handle = handle(source);
        TwitterDoor door = door(source, fetcher);
        Optional<Answer> answer =
                door.call(twitter -> twitter.getUsersBy(new String[] {handle}, "id", "username", "pinned_tweet_id"));
        if (answer.isEmpty()) {
            return new Poll.Stop("X cannot be asked: check source " + source.id());
        }
        Optional<Poll> trouble = trouble(answer.get(), source);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        Answer.Answered answered = (Answer.Answered) answer.get();
        Optional<JsonNode> body = Json.parse(answered.text());
        if (body.isEmpty()) {
            return Answers.unreadable(answered, "JSON");
        }
        String id = Json.text(body.get().path("data").path(0), "id");
        if (id == null || !id.matches("\\d{1,19}")) {
            return new Poll.Stop("There is no account @" + handle + " on X: check 'user' in source " + source.id()
                    + " and resume it");
        }
        return read(source, cursor.with("user", id), fetcher);
    }

    private static String handle(Source source) {
        String user = source.need("user");
        return user.startsWith("@") ? user.substring(1) : user;
    }

    private Poll page(Answer answer, Source source, Cursor cursor) {
        if (tooOld(answer) && cursor.get("since").isPresent()) {
            return gap(cursor);
        }
        Optional<Poll> trouble = trouble(answer, source);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        Answer.Answered answered = (Answer.Answered) answer;
        Optional<JsonNode> body = Json.parse(answered.text()).filter(node -> node.has("meta") || node.has("data"));
        if (body.isEmpty()) {
            return Answers.unreadable(answered, "a page of posts");
        }
        XPosts posts = XPosts.of(body.get(), account(source));
        Cursor next = next(cursor, body.get().path("meta"), posts.newest());
        boolean more = next.get("walk").isPresent();
        Poll.Budget budget = Answers.budget(answered, clock.instant());
        return new Poll.Page(posts.posts(), posts.refused(), next, more, null, budget)
                .aside(new Poll.Aside(posts.reposts(), null, null));
    }

    private static Optional<String> account(Source source) {
        return source.template().equals("x-mentions") ? Optional.of(handle(source)) : source.parameter("account");
    }

    /** The cursor behind a page; the very first poll of a source takes one page only. */
    private static Cursor next(Cursor cursor, JsonNode meta, @Nullable String newestOnPage) {
        boolean first = cursor.get("since").isEmpty() && cursor.get("start").isEmpty();
        String newest = cursor.get("newest").orElse(newestOnPage);
        String token = Json.text(meta, "next_token");
        if (token != null && !first && !token.equals(cursor.get("walk").orElse(""))) {
            return cursor.with("walk", token).with("newest", newest);
        }
        Cursor done = cursor.with("walk", null).with("newest", null);
        return newest == null ? done : done.with("since", newest).with("start", null);
    }

    private Poll gap(Cursor cursor) {
        Instant from = clock.instant().minus(WINDOW);
        Cursor next = cursor.with("since", null)
                .with("walk", null)
                .with("newest", null)
                .with("start", String.valueOf(from.toEpochMilli()));
        Poll.Gap gap = new Poll.Gap(
                cursor.get("since").orElse(null),
                from.toString(),
                "X goes back seven days only; what was posted between is not read");
        return new Poll.Page(java.util.List.of(), java.util.List.of(), next, true, gap, null);
    }

    private static boolean tooOld(Answer answer) {
        return answer instanceof Answer.Answered answered
                && answered.status() == 400
                && answered.text().contains("since_id");
    }

    private Optional<Poll> trouble(Answer answer, Source source) {
        if (answer instanceof Answer.Answered answered && answered.status() == 402) {
            return Optional.of(new Poll.TryLater(
                    Optional.of(Duration.ofHours(1)),
                    "X answered 402: the app has no credits left; add some in its developer portal",
                    null));
        }
        return Answers.trouble(answer, source, clock.instant());
    }

    /** Which posts to ask for: behind a watermark or from a time, and how far the walk through them has come. */
    @SuppressWarnings("checkstyle:IllegalType") // Twitter4J takes a java.util.Date.
    private record Window(
            @Nullable PaginationToken walk,
            @Nullable Long since,
            @Nullable Date start) {
        static Window of(Cursor cursor) {
            Long since = cursor.get("since").map(Long::valueOf).orElse(null);
            Date start = since != null
                    ? null
                    : cursor.get("start")
                            .map(millis -> new Date(Long.parseLong(millis)))
                            .orElse(null);
            return new Window(cursor.get("walk").map(PaginationToken::new).orElse(null), since, start);
        }
    }
}
