package org.earshot.listen.reviewpage;

import java.time.Instant;
import java.util.Optional;
import org.earshot.listen.LooseTime;
import org.earshot.listen.PlainText;
import org.earshot.mention.Rating;
import org.jspecify.annotations.Nullable;

/**
 * A review as a page holds it.
 *
 * @param id what the page calls it: an address, a fragment, null for none
 * @param url its own address as written, null for none
 * @param item what it is about, empty for unknown
 * @param author who wrote it, empty for unknown
 * @param title its headline, empty for none
 * @param body its text, empty for none
 * @param published when it was written, null for unknown
 * @param modified when it was last changed, null for unknown
 * @param rating its stars, null for none
 * @param language what the page says, null for nothing
 * @param raw the markup it was read from, null for none
 */
record Review(
        @Nullable String id,
        @Nullable String url,
        String item,
        String author,
        String title,
        String body,
        @Nullable Instant published,
        @Nullable Instant modified,
        @Nullable Rating rating,
        @Nullable String language,
        @Nullable String raw) {
    private static final int SHORTEST_START = 20;

    /** Reads a node of a page's markup. */
    static Review of(Thing thing, String carrier) {
        String title = PlainText.of(thing.text("headline", "name").orElse(""));
        Thing rating =
                thing.things("reviewRating", "rating").stream().findFirst().orElse(thing);
        Optional<String> value = rating == thing
                ? thing.text("reviewRating", "rating", "ratingValue")
                : rating.text("ratingValue", "value");
        return new Review(
                thing.id().orElse(null),
                thing.text("url").orElse(null),
                PlainText.of(thing.text("itemReviewed", "itemreviewed").orElse(carrier)),
                PlainText.of(thing.text("author", "reviewer", "creator").orElse("")),
                title,
                PlainText.of(thing.text("reviewBody", "description", "text").orElse("")),
                time(thing, "datePublished", "dateCreated", "dtreviewed"),
                time(thing, "dateModified"),
                Stars.read(value, rating.text("worstRating", "worst"), rating.text("bestRating", "best"))
                        .orElse(null),
                thing.text("inLanguage").orElse(null),
                thing.raw().orElse(null));
    }

    private static @Nullable Instant time(Thing thing, String... names) {
        return LooseTime.read(thing.text(names).orElse(null)).orElse(null);
    }

    /** True for one that says something. */
    boolean speaks() {
        return !body.isBlank() || !title.isBlank() || rating != null;
    }

    /** Its headline and its text. */
    String words() {
        return PlainText.titled(title, body);
    }

    /** True where both are most likely one review that the page marks up twice, in different languages of markup. */
    boolean sameAs(Review other) {
        boolean authors = author.isEmpty() || other.author.isEmpty() || author.equalsIgnoreCase(other.author);
        boolean days = published == null || other.published == null || published.equals(other.published);
        return authors && days && (body.isBlank() && other.body.isBlank() ? sameStars(other) : sameStart(other));
    }

    private boolean sameStars(Review other) {
        return rating != null
                && other.rating != null
                && rating.stars() == other.rating.stars()
                && !author.isEmpty()
                && author.equalsIgnoreCase(other.author);
    }

    private boolean sameStart(Review other) {
        String one = start(body);
        String two = start(other.body);
        boolean cut = Math.min(one.length(), two.length()) >= SHORTEST_START;
        return one.equals(two) || (cut && (one.startsWith(two) || two.startsWith(one)));
    }

    private static String start(String text) {
        return PlainText.folded(text).replaceFirst("(?:\\.\\.\\.|…)$", "").strip();
    }

    /** This one, with what only the other knows; the longer text counts. */
    Review with(Review other) {
        return new Review(
                id == null ? other.id : id,
                url == null ? other.url : url,
                item.isEmpty() ? other.item : item,
                author.isEmpty() ? other.author : author,
                title.isEmpty() ? other.title : title,
                body.length() >= other.body.length() ? body : other.body,
                published == null ? other.published : published,
                modified == null ? other.modified : modified,
                rating == null ? other.rating : rating,
                language == null ? other.language : language,
                raw == null ? other.raw : raw);
    }
}
