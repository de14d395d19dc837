package org.earshot.listen.reviewpage;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.listen.HtmlText;
import org.earshot.listen.LooseTime;
import org.earshot.mention.Rating;
import org.earshot.mention.Source;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The reviews of a page without markup, found by the CSS selectors of its source. */
final class SelectedReviews {
    private static final List<String> IDS = List.of("data-review-id", "data-id");
    private static final List<String> RATINGS =
            List.of("content", "data-rating", "aria-label", "title", "alt", "value");

    private final Source source;

    private SelectedReviews(Source source) {
        this.source = source;
    }

    /**
     * Reads a page.
     *
     * @throws org.jsoup.select.Selector.SelectorParseException for a selector that is none
     */
    static List<Review> in(Document page, Source source) {
        SelectedReviews reading = new SelectedReviews(source);
        return page.select(source.need("item")).stream()
                .map(reading::review)
                .filter(Review::speaks)
                .toList();
    }

    private Review review(Element item) {
        String body = source.parameter("text").isEmpty() ? HtmlText.of(item.html()) : text(item, "text");
        return new Review(
                id(item),
                null,
                "",
                text(item, "author"),
                "",
                body,
                date(item),
                null,
                rating(item),
                null,
                item.outerHtml());
    }

    private Optional<Element> part(Element item, String parameter) {
        return source.parameter(parameter).flatMap(css -> Optional.ofNullable(item.selectFirst(css)));
    }

    private String text(Element item, String parameter) {
        return part(item, parameter).map(part -> HtmlText.of(part.html())).orElse("");
    }

    private java.time.@Nullable Instant date(Element item) {
        return part(item, "date").stream()
                .flatMap(
                        part -> Stream.of(part.attr("datetime"), part.attr("content"), part.text(), part.attr("title")))
                .flatMap(written -> LooseTime.read(written).stream())
                .findFirst()
                .orElse(null);
    }

    private @Nullable Rating rating(Element item) {
        return part(item, "rating").stream()
                .flatMap(part ->
                        Stream.concat(Stream.of(part.text()), RATINGS.stream().map(part::attr)))
                .flatMap(written ->
                        Stars.read(Optional.of(written), Optional.empty(), source.parameter("best")).stream())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String id(Element item) {
        return Stream.concat(Stream.of(item.id()), IDS.stream().map(item::attr))
                .filter(id -> !id.isBlank())
                .map(id -> "#" + id)
                .findFirst()
                .orElse(null);
    }
}
