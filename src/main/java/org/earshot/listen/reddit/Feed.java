package org.earshot.listen.reddit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.reddit.RedditDoor;
import org.earshot.mention.Source;

/**
 * What a template reads.
 *
 * @param path of the listing, with its query
 * @param overlap how far behind the newest item things may still turn up
 * @param own the listings of what the brand's own account wrote
 */
record Feed(String path, Duration overlap, List<String> own) {
    private static final String PAGE = "limit=100&raw_json=1";

    /** The search is filled late; the other listings are in order. */
    private static final Duration LATE = Duration.ofHours(1);

    private static final Duration IN_ORDER = Duration.ofMinutes(2);

    static Feed of(Source source) {
        Optional<String> account = RedditDoor.handle(source.parameters());
        List<String> comments = account.map(name -> "/user/" + encoded(name) + "/comments?sort=new&" + PAGE).stream()
                .toList();
        return switch (source.template()) {
            case "reddit-search" -> new Feed(search(source), LATE, comments);
            case "reddit-comments" ->
                new Feed("/r/" + community(source.need("subreddit")) + "/comments?" + PAGE, IN_ORDER, comments);
            case "reddit-inbox" ->
                new Feed(
                        "/message/inbox?mark=false&" + PAGE,
                        IN_ORDER,
                        account.isEmpty() ? List.of() : List.of(comments.get(0), "/message/sent?" + PAGE));
            default -> throw new IllegalStateException("no template of Reddit: " + source.template());
        };
    }

    private static String search(Source source) {
        Optional<String> place = source.parameter("subreddit");
        return "/r/" + community(place.orElse("all")) + "/search/?q=" + encoded(source.need("query")) + "&restrict_sr="
                + (place.isPresent() ? "True" : "False") + "&sort=new&t=all&type=link&" + PAGE;
    }

    /** Several communities are joined with a plus sign. */
    private static String community(String written) {
        return encoded(written.strip().replaceAll("(?:^|(?<=\\+))/?r/", "").replaceAll("[\\s,]+", "+"))
                .replace("%2B", "+");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
