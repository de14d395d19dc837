package org.earshot.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;

/** Pages of a hashtag's timeline as Mastodon writes them, about 2 KB a status, in memory; each server hands out its own in turn. */
final class Pages implements Fetcher {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] EMPTY = "[]".getBytes(StandardCharsets.UTF_8);

    private final Map<String, List<byte[]>> pages = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();
    private final int rounds;

    /** Each server gives its pages so many times over, and then empty ones. */
    Pages(int rounds) {
        this.rounds = rounds;
    }

    /** Fills a server with posts that say the words. */
    void fill(String server, int count, int perPage, String words) throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (int from = 0; from < count; from += perPage) {
            ArrayNode page = JSON.createArrayNode();
            for (int i = Math.min(count, from + perPage) - 1; i >= from; i--) {
                page.add(status(server, i, words));
            }
            all.add(JSON.writeValueAsBytes(page));
        }
        pages.put(server + ".example", all);
    }

    @Override
    public Answer fetch(Request request) {
        URI address = request.address();
        List<byte[]> all = pages.getOrDefault(address.getHost(), List.of());
        int turn = turns.computeIfAbsent(address.getHost(), host -> new AtomicInteger())
                .getAndIncrement();
        byte[] body = turn < all.size() * rounds ? all.get(turn % all.size()) : EMPTY;
        return new Answer.Answered(
                200, new Headers(Map.of("Content-Type", List.of("application/json"))), body, address);
    }

    /** True where a server has nothing more. */
    boolean done(String server) {
        AtomicInteger turn = turns.get(server + ".example");
        return turn != null && turn.get() > pages.getOrDefault(server + ".example", List.of()).size() * rounds;
    }

    private static ObjectNode status(String server, int number, String words) {
        String far = "https://far.example/users/u" + number % 5_000;
        String time = Instant.parse("2026-03-01T10:00:00Z").plusSeconds(number).toString();
        ObjectNode status = JSON.createObjectNode();
        status.put("id", String.valueOf(110_000_000_000_000_000L + number)).put("created_at", time);
        status.putNull("in_reply_to_id").putNull("in_reply_to_account_id").put("sensitive", false);
        status.put("spoiler_text", "").put("visibility", "public").put("language", "en");
        status.put("uri", far + "/statuses/" + server + "-" + number)
                .put("url", "https://far.example/@u" + number % 5_000 + "/" + number);
        status.put("replies_count", 1).put("reblogs_count", 0).put("favourites_count", 3);
        status.putNull("edited_at").putNull("reblog").putNull("poll").putNull("card");
        status.put(
                "content",
                "<p>" + words + " " + Said.CALM.get(number % Said.CALM.size()).replace("acme bank", "the bank")
                        + " <a href=\"https://news.example/a/" + number + "\" target=\"_blank\" rel=\"nofollow noopener\">"
                        + "<span class=\"invisible\">https://</span><span>news.example/a/" + number + "</span></a></p>");
        status.putArray("media_attachments");
        status.putArray("mentions");
        status.putArray("emojis");
        status.putArray("tags").addObject().put("name", "bank").put("url", "https://far.example/tags/bank");
        status.set("account", account(far, number % 5_000));
        return status;
    }

    private static ObjectNode account(String far, int number) {
        ObjectNode account = JSON.createObjectNode();
        account.put("id", "a" + number).put("username", "u" + number).put("acct", "u" + number + "@far.example");
        account.put("display_name", "U " + number).put("locked", false).put("bot", false).put("group", false);
        account.put("created_at", "2022-11-05T00:00:00.000Z").put("url", far).put("uri", far);
        account.put("note", "<p>" + "Trains, tea and long walks. ".repeat(6) + "</p>");
        account.put("avatar", "https://files.far.example/accounts/avatars/" + number + "/original/a.png");
        account.put("avatar_static", "https://files.far.example/accounts/avatars/" + number + "/original/a.png");
        account.put("header", "https://files.far.example/accounts/headers/" + number + "/original/h.png");
        account.put("followers_count", 120).put("following_count", 80).put("statuses_count", 2_000);
        account.put("last_status_at", "2026-03-01");
        account.putArray("emojis");
        ArrayNode fields = account.putArray("fields");
        fields.addObject().put("name", "home").put("value", "<a href=\"https://u.example\">u.example</a>");
        fields.addObject().put("name", "pronouns").put("value", "they");
        return account;
    }
}
