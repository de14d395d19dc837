package org.earshot.listen.appstore;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.listen.Answers;
import org.earshot.listen.Backfill;
import org.earshot.listen.Cursor;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.earshot.mention.Source;

/**
 * Reads the public feed of customer reviews, country by country. Apple does not document it: it turns readers away now and then, which
 * stops a source only where it never let it in.
 */
final class Feed {
    private static final String SERVER = "https://itunes.apple.com";
    private static final Duration TURNED_AWAY = Duration.ofHours(1);

    private final Source source;
    private final Fetcher fetcher;
    private final Instant now;

    Feed(Source source, Fetcher fetcher, Instant now) {
        this.source = source;
        this.fetcher = fetcher;
        this.now = now;
    }

    Poll read(Cursor cursor) {
        Optional<Store> store = Store.of(source, SERVER);
        if (store.isEmpty()) {
            return new Poll.Stop(Store.nonsense(source));
        }
        Optional<List<String>> countries = Countries.of(source);
        if (countries.isEmpty()) {
            return new Poll.Stop("countries of source " + source.id()
                    + " are not codes of two letters: write them as us, gb, de and resume the source");
        }
        FeedWalk walk = new FeedWalk(store.get(), countries.get(), cursor, Backfill.since(source.parameter("since")));
        Answer answer = fetcher.fetch(Request.get(address(store.get(), walk)).header("Accept", "application/json"));
        Optional<Poll> trouble = trouble(answer, walk);
        return trouble.orElseGet(() -> page((Answer.Answered) answer, store.get(), walk));
    }

    private static URI address(Store store, FeedWalk walk) {
        return URI.create(store.base() + "/" + walk.country() + "/rss/customerreviews/page=" + walk.page() + "/id="
                + store.app() + "/sortby=mostrecent/json");
    }

    private Optional<Poll> trouble(Answer answer, FeedWalk walk) {
        if (answer instanceof Answer.Answered answered && List.of(401, 403).contains(answered.status())) {
            String said =
                    Answers.host(answered) + " answered " + answered.status() + " for the store of " + walk.country();
            return Optional.of(
                    walk.knows()
                            ? new Poll.TryLater(Optional.of(TURNED_AWAY), said + ", which let us in before", null)
                            : new Poll.Stop(
                                    said + ": it does not show its reviews to us; take the country out of source "
                                            + source.id() + ", or try again later, and resume it"));
        }
        if (answer instanceof Answer.Answered answered && List.of(400, 404).contains(answered.status())) {
            return Optional.of(new Poll.Stop(
                    Answers.host(answered) + " answered " + answered.status() + " for the store of " + walk.country()
                            + ": check app and countries of source " + source.id() + " and resume it"));
        }
        return Answers.publicTrouble(answer, source, now);
    }

    private Poll page(Answer.Answered answered, Store store, FeedWalk walk) {
        Optional<JsonNode> feed =
                Json.parse(answered.text()).map(body -> body.path("feed")).filter(JsonNode::isObject);
        if (feed.isEmpty()) {
            return Answers.unreadable(answered, "a feed of reviews");
        }
        List<Post> posts = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<FeedEntry> reviews = reviews(feed.get());
        for (FeedEntry review : reviews) {
            String id = review.id();
            if (id == null) {
                refused.add("a review in the store of " + walk.country() + " has no number");
            } else {
                posts.add(review.post(id, walk.country(), store));
            }
        }
        return walk.step(reviews, posts, refused, Answers.budget(answered, now));
    }

    /** Many entries are a list, a single one stands alone, none are missing. */
    private static List<FeedEntry> reviews(JsonNode feed) {
        JsonNode entry = feed.path("entry");
        List<FeedEntry> entries = new ArrayList<>();
        Iterable<JsonNode> all = entry.isArray() ? entry : List.of(entry);
        all.forEach(one -> entries.add(new FeedEntry(one)));
        return entries.stream().filter(FeedEntry::isReview).toList();
    }
}
