package org.earshot.listen.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Lexicons;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.listen.TestClock;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;

/** Compares what the reader asks, and the answers that were recorded, with what Bluesky publishes about its methods. */
class BlueskyLexiconTest {
    private static final Path RECORDED = Path.of("routes/bluesky/recorded");
    private final List<String> problems = new ArrayList<>();
    private final TestClock clock = new TestClock("2026-06-01T00:00:00Z");

    @Test
    void requestsAndRecordedAnswersAreAsTheLexiconsSay() {
        Optional<Lexicons> lexicons = Lexicons.found();

        lexicons.ifPresent(found -> {
            walk("bluesky-search", "search.answer.json", found);
            walk("bluesky-mentions", "mentions.answer.json", found);
        });

        assertThat(problems).isEmpty();
    }

    @Test
    void theComparisonNoticesWhatBlueskyWouldRefuse() {
        Request wrong = Request.get(URI.create("https://b.test/xrpc/app.bsky.feed.searchPosts?limit=101&sort=old&x=1"));

        Lexicons.found()
                .ifPresent(lexicons -> assertThat(lexicons.problems(wrong))
                        .containsExactlyInAnyOrder("q is missing", "limit is 101", "sort is old", "no parameter x"));
    }

    /** Two polls, the second from a watermark and after the session has ended. */
    private void walk(String template, String file, Lexicons lexicons) {
        Fetcher fetcher = request -> {
            Answer.Answered answer =
                    new Answer.Answered(200, new Headers(Map.of()), body(request, file), request.address());
            lexicons.problems(request).forEach(problem -> problems.add(request + ": " + problem));
            lexicons.problems(request, answer).forEach(problem -> problems.add(request + " answered: " + problem));
            return answer;
        };
        Map<String, String> parameters = Map.of(
                "identifier", "acmebank.bsky.example", "password", "p", "query", "acme bank", "since", "2026-05-30");
        Source source = new Source("sky", "bluesky", template, "acme", parameters);
        BlueskyReader reader = new BlueskyReader(new Sessions(), clock);
        Cursor cursor = Cursor.START;
        for (int i = 0; i < 12; i++) {
            Poll.Page page = (Poll.Page) reader.read(source, cursor, fetcher);
            cursor = page.next();
            clock.move(page.more() ? Duration.ZERO : Duration.ofHours(3));
        }
    }

    private static byte[] body(Request request, String file) {
        String path = request.address().getPath();
        String name = path.contains(".server.") ? "session.json" : path.contains("AuthorFeed") ? "own.json" : file;
        try {
            return Files.readAllBytes(RECORDED.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
