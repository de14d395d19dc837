package org.earshot.listen.bluesky;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earshot.fetch.Sessions;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.listen.TestClock;
import org.earshot.mention.Post;
import org.earshot.mention.Source;

/** A source that is polled on a server in memory, keeping its cursor and what it heard. */
final class Polled {
    final TestClock clock = new TestClock("2026-03-01T12:00:00Z");
    final Pds pds = new Pds();
    final List<Post> heard = new ArrayList<>();
    Cursor cursor = Cursor.START;
    private final BlueskyReader reader = new BlueskyReader(new Sessions(), clock);

    /** Reads until there is no more for now. */
    Poll poll(String template) {
        return poll(template, Map.of());
    }

    Poll poll(String template, Map<String, String> more) {
        Poll poll = step(template, more);
        while (poll instanceof Poll.Page page && page.more()) {
            poll = step(template, more);
        }
        return poll;
    }

    /** Reads one page. */
    Poll step(String template) {
        return step(template, Map.of());
    }

    Poll step(String template, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "identifier",
                "brand.example",
                "password",
                "a-secret",
                "query",
                "acme bank",
                "server",
                "https://b.test/"));
        parameters.putAll(more);
        Poll poll = reader.read(new Source("sky", "bluesky", template, "acme", parameters), cursor, pds);
        if (poll instanceof Poll.Page page) {
            cursor = page.next();
            heard.addAll(page.posts());
        }
        return poll;
    }

    /** The keys of the posts that were heard, each once: what is young when a poll begins is read again by the next one. */
    List<String> ids() {
        return heard.stream()
                .map(post -> post.id().externalId())
                .map(id -> id.substring(id.lastIndexOf('/') + 1))
                .distinct()
                .toList();
    }
}
