package org.earshot.listen.appstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private final AppStoreReader reader = new AppStoreReader(Clock.fixed(NOW, ZoneOffset.UTC), new Sessions());
    private final Map<String, String> parameters =
            new HashMap<>(Map.of("app", "1", "countries", "us,gb", "server", "https://apple.test//"));
    private final Shop shop = new Shop();
    private Cursor cursor = Cursor.START;

    @Test
    void theFirstPollTakesTheNewestPageOfEveryCountry() {
        shop.add("us", 120);
        shop.add("gb", 1);

        assertThat(ids(poll())).hasSize(51).contains("us/1119", "us/1070", "gb/1000");
        assertThat(shop.asked).containsExactly("us 1", "gb 1");
    }

    @Test
    void aBurstIsReadDownToWhereTheLastPollWasAndNoFurther() {
        shop.add("us", 300);
        poll();
        shop.add("us", 270);
        shop.asked.clear();

        List<Poll.Page> pages = poll();

        assertThat(ids(pages)).doesNotHaveDuplicates().contains("us/1300", "us/1569");
        assertThat(shop.asked).containsExactly("us 1", "us 2", "us 3", "us 4", "us 5", "us 6", "us 7", "gb 1");
        assertThat(pages).allMatch(page -> page.gap() == null);
        shop.asked.clear();
        poll();
        assertThat(shop.asked).containsExactly("us 1", "gb 1");
    }

    @Test
    void aWalkThatBrokeOffGoesOnWhereItStood() {
        shop.add("us", 60);
        poll();
        shop.add("us", 200);
        shop.broken = "us 3";
        poll();
        shop.broken = "";
        shop.asked.clear();

        assertThat(ids(poll())).contains("us/1159", "us/1061");
        assertThat(shop.asked).containsExactly("us 3", "us 4", "us 5", "gb 1");
        assertThat(ids(poll())).contains("us/1259");
    }

    @Test
    void oneOldReviewAmongNewOnesEndsNothing() {
        shop.add("us", 60);
        poll();
        shop.add("us", 80);
        shop.put("us", 1100, "2020-01-01T00:00:00Z", "moved");

        assertThat(ids(poll())).contains("us/1060", "us/1139");
    }

    @Test
    void moreThanTheFeedShowsIsAGap() {
        shop.add("us", 60);
        poll();
        shop.add("us", 600);

        List<Poll.Page> pages = poll();

        assertThat(pages.get(9).gap()).isNotNull();
        assertThat(pages).filteredOn(page -> page.gap() != null).hasSize(1);
        assertThat(poll()).allMatch(page -> page.gap() == null);
    }

    @Test
    void aDateThatIsAskedForIsGoneBackToOnce() {
        shop.add("us", 200);
        parameters.put("countries", "us");
        poll();
        parameters.put("since", "2026-05-01");
        shop.asked.clear();

        assertThat(ids(poll())).contains("us/1000", "us/1199");
        assertThat(shop.asked).containsExactly("us 1", "us 2", "us 3", "us 4", "us 5");
        shop.asked.clear();
        poll();
        assertThat(shop.asked).containsExactly("us 1");
        parameters.put("since", "soon");
        assertThat(((Poll.Stop) read()).why()).contains("since", "resume");
    }

    @Test
    void anEditHasTheSameNumberAndALaterRevision() {
        shop.add("us", 3);
        Post before = poll().get(0).posts().get(0);
        shop.put("us", 1002, "2026-05-31T00:00:00Z", "now five stars");

        Post after = poll().get(0).posts().get(0);

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.details().revision()).isGreaterThan(before.details().revision());
    }

    @Test
    void aFeedWithoutTimesIsReadDownToTheReviewThatWasOnTop() {
        shop.times = false;
        shop.add("us", 60);
        poll();
        shop.add("us", 120);
        shop.asked.clear();

        assertThat(ids(poll())).contains("us/1060", "us/1179");
        assertThat(shop.asked).containsExactly("us 1", "us 2", "us 3", "gb 1");
    }

    @Test
    void anEmptyPageMakesNothingForgotten() {
        shop.add("us", 60);
        poll();
        shop.empty = true;
        poll();
        shop.empty = false;
        shop.add("us", 120);

        assertThat(ids(poll())).contains("us/1060", "us/1179");
    }

    @Test
    void aCountryThatLetUsInBeforeIsTriedAgain() {
        assertThat(((Poll.Stop) always(403, "")).why()).contains("403", "us", "resume");
        shop.add("us", 3);
        poll();
        assertThat(always(403, "")).isInstanceOf(Poll.TryLater.class);
        assertThat(((Poll.Stop) always(404, "")).why()).contains("countries", "resume");
        assertThat(always(410, "")).isInstanceOf(Poll.Stop.class);
        assertThat(always(429, "")).isInstanceOf(Poll.TryLater.class);
        assertThat(always(200, "{\"errorMessage\":\"An unknown error\"}")).isInstanceOf(Poll.TryLater.class);
        assertThat(always(200, "<html>")).isInstanceOf(Poll.TryLater.class);
    }

    @Test
    void parametersThatCannotBeReadAreNamed() {
        parameters.put("countries", "us, germany");
        assertThat(((Poll.Stop) read()).why()).contains("countries");
        parameters.put("countries", "us");
        parameters.put("app", "com.acme.bank");
        assertThat(((Poll.Stop) read()).why()).contains("app");
    }

    @Test
    void anotherAppBeginsAnew() {
        shop.add("us", 120);
        poll();
        parameters.put("app", "2");
        shop.asked.clear();
        poll();
        assertThat(shop.asked).containsExactly("us 1", "gb 1");
    }

    private Poll always(int status, String body) {
        return reader.read(source(), cursor, request -> answer(status, body, request));
    }

    private Poll read() {
        return reader.read(source(), cursor, shop);
    }

    private List<Poll.Page> poll() {
        List<Poll.Page> pages = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            if (!(read() instanceof Poll.Page page)) {
                return pages;
            }
            pages.add(page);
            cursor = page.next();
            if (!page.more()) {
                return pages;
            }
        }
        throw new IllegalStateException("the walk has no end");
    }

    private Source source() {
        return new Source("acme-app", "app-store", "app-store-feed", "acme", parameters);
    }

    private static List<String> ids(List<Poll.Page> pages) {
        return pages.stream()
                .flatMap(page -> page.posts().stream())
                .map(post -> post.id().externalId())
                .toList();
    }

    private static Answer answer(int status, String body, Request request) {
        return new Answer.Answered(
                status, new Headers(Map.of()), body.getBytes(StandardCharsets.UTF_8), request.address());
    }

    /** The feed of an app: fifty reviews on a page, ten pages. */
    private static final class Shop implements Fetcher {
        private static final Pattern PAGE = Pattern.compile(
                "https://apple.test/(\\w\\w)/rss/customerreviews/page=(\\d+)/id=\\d/sortby=mostrecent/json");
        private final Map<String, TreeMap<Integer, String>> reviews = new HashMap<>();
        private final List<String> asked = new ArrayList<>();
        private String broken = "";
        private boolean times = true;
        private boolean empty;

        void add(String country, int count) {
            int from = reviews.getOrDefault(country, new TreeMap<>()).size() + 1000;
            for (int i = from; i < from + count; i++) {
                put(
                        country,
                        i,
                        Instant.parse("2026-05-10T00:00:00Z")
                                .plusSeconds(60L * i)
                                .toString(),
                        "review");
            }
        }

        void put(String country, int number, String time, String text) {
            String updated = times ? "\"updated\":{\"label\":\"" + time + "\"}," : "";
            reviews.computeIfAbsent(country, key -> new TreeMap<>())
                    .put(
                            number,
                            "{" + updated + "\"im:rating\":{\"label\":\"3\"},\"id\":{\"label\":\"" + number
                                    + "\"},\"content\":{\"label\":\"" + text + "\"}}");
        }

        @Override
        public Answer fetch(Request request) {
            Matcher page = PAGE.matcher(request.address().toString());
            assertThat(page.matches()).as(request.toString()).isTrue();
            String name = page.group(1) + " " + page.group(2);
            asked.add(name);
            if (name.equals(broken)) {
                return new Answer.Unanswered(Answer.Kind.NETWORK, "broken", Optional.empty());
            }
            List<String> newest = new ArrayList<>(reviews.getOrDefault(page.group(1), new TreeMap<>())
                    .descendingMap()
                    .values());
            int from = Math.min(newest.size(), 50 * (Integer.parseInt(page.group(2)) - 1));
            List<String> shown = empty ? List.of() : newest.subList(from, Math.min(newest.size(), from + 50));
            String entry = shown.isEmpty()
                    ? ""
                    : shown.size() == 1 ? "\"entry\":" + shown.get(0) : "\"entry\":[" + String.join(",", shown) + "]";
            return answer(200, "{\"feed\":{" + entry + "}}", request);
        }
    }
}
