package org.earshot.listen.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;

class InstagramReaderTest {
    private static final Pattern AFTER = Pattern.compile("[.&]after[(=](\\d+)");
    private Instant now = Instant.parse("2026-06-01T00:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final InstagramReader reader = new InstagramReader(clock);
    private final Source source = new Source(
            "ig",
            "instagram",
            "instagram-comments",
            "acme",
            Map.of("account", "178", "token", "t0ken", "server", "https://graph.test"));
    private final List<Request> asked = new ArrayList<>();
    private int comments = 1;
    private Cursor cursor = Cursor.START;

    @Test
    void aBurstOfCommentsUnderOnePictureIsReadToItsEndWithItsAddress() {
        assertThat(ids(poll())).containsExactly("c1");
        comments = 400;
        now = now.plus(Duration.ofMinutes(5));

        List<Poll.Page> pages = poll();

        assertThat(ids(pages)).hasSize(400).contains("c2", "c400");
        assertThat(pages).hasSizeGreaterThan(7);
        assertThat(pages.get(3).posts())
                .allSatisfy(post -> assertThat(post.details().url()).isEqualTo("https://www.instagram.com/p/A/"));
        assertThat(pages.get(3).posts())
                .allSatisfy(post -> assertThat(post.details().reply().parent()).isEqualTo("m1"));
        assertThat(asked).allSatisfy(request -> {
            assertThat(request.headers()).containsEntry("Authorization", "Bearer t0ken");
            assertThat(request.address().toString()).doesNotContain("t0ken");
        });
    }

    @Test
    void aDeadTokenStopsAndALimitIsWaitedFor() {
        assertThat(always("{\"error\":{\"code\":190}}")).isInstanceOf(Poll.Stop.class);
        assertThat(always("{\"error\":{\"code\":80002}}")).isInstanceOf(Poll.TryLater.class);
        Source wrong =
                new Source("ig", "instagram", "instagram-comments", "acme", Map.of("account", "../x", "token", "t"));
        assertThat(reader.read(wrong, Cursor.START, this::fetch)).isInstanceOf(Poll.Stop.class);
    }

    private Poll always(String body) {
        return reader.read(source, Cursor.START, request -> answer(request, 400, body));
    }

    private List<Poll.Page> poll() {
        List<Poll.Page> pages = new ArrayList<>();
        do {
            Poll.Page read = (Poll.Page) reader.read(source, cursor, this::fetch);
            pages.add(read);
            cursor = read.next();
        } while (pages.get(pages.size() - 1).more());
        return pages;
    }

    /** One picture; its comments are written a second after one another. */
    private Answer fetch(Request request) {
        asked.add(request);
        String query = URLDecoder.decode(request.address().getRawQuery(), StandardCharsets.UTF_8);
        Matcher after = AFTER.matcher(query);
        int top = after.find() ? Integer.parseInt(after.group(1)) - 1 : comments;
        List<String> items = new ArrayList<>();
        int last = top;
        for (int id = top; id > Math.max(0, top - 50); id--) {
            items.add("{\"id\":\"c" + id + "\",\"text\":\"x\",\"username\":\"ann\",\"timestamp\":\""
                    + Instant.parse("2026-06-01T00:00:00Z").plusMillis(500L * id) + "\"}");
            last = id;
        }
        String next = last > 1 ? ",\"next\":\"https://graph.facebook.com/x?access_token=t0ken\"" : "";
        String media =
                "{\"id\":\"m1\",\"timestamp\":\"2026-05-31T00:00:00+0000\",\"permalink\":\"https://www.instagram.com/p/A/\","
                        + "\"username\":\"acmebank\",\"comments\":{\"data\":[" + String.join(",", items)
                        + "],\"paging\":{\"cursors\":{\"after\":\"" + last + "\"}" + next + "}}}";
        boolean list = request.address().getPath().endsWith("/media");
        return answer(request, 200, list ? "{\"data\":[" + media + "]}" : media);
    }

    private static Answer answer(Request request, int status, String body) {
        return new Answer.Answered(
                status, new Headers(Map.of()), body.getBytes(StandardCharsets.UTF_8), request.address());
    }

    private static List<String> ids(List<Poll.Page> pages) {
        return pages.stream()
                .flatMap(read -> read.posts().stream())
                .map(post -> post.id().externalId())
                .distinct()
                .toList();
    }
}
