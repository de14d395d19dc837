package org.earshot.listen.bluesky;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.earshot.mention.Source;

/**
 * One list that comes newest first.
 *
 * @param name what its values are called in the cursor, empty for the source's main list
 * @param method with its query
 * @param field where the items stand in the answer
 * @param dated true where the method takes the times between which to look
 * @param overlap how late the list may take things in; what is younger when a walk begins is read again by the next one
 */
record Lane(String name, String method, String field, boolean dated, Duration overlap) {
    /** Posts that match a query, by the time that counts for sorting; cut off after 10,000 results. */
    static Lane search(String query) {
        return new Lane(
                "", "app.bsky.feed.searchPosts?sort=latest&q=" + encoded(query), "posts", true, Duration.ofMinutes(10));
    }

    /** What names, answers or quotes the account that is signed in. */
    static Lane notifications() {
        return new Lane(
                "",
                "app.bsky.notification.listNotifications?reasons=mention&reasons=reply&reasons=quote",
                "notifications",
                false,
                Duration.ofMinutes(5));
    }

    /** What an account posts itself, answers included: those given on the platform itself stand nowhere else. */
    static Lane posts(String account) {
        return new Lane(
                "own.",
                "app.bsky.feed.getAuthorFeed?filter=posts_with_replies&actor=" + encoded(account),
                "feed",
                false,
                Duration.ofMinutes(10));
    }

    /** The list that a source's template is about. */
    static Lane of(Source source) {
        return switch (source.template()) {
            case "bluesky-search" -> search(source.need("query"));
            case "bluesky-mentions" -> notifications();
            default -> throw new IllegalStateException("no template of Bluesky: " + source.template());
        };
    }

    /** A value for a query. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
