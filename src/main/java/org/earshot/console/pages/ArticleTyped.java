package org.earshot.console.pages;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.earshot.advise.Article;
import org.earshot.advise.ArticleContent;

/**
 * What stands in an article's form; a browser leaves out boxes that are not ticked, and others may leave out anything.
 *
 * @param title how staff find it
 * @param body the answer
 * @param language its code
 * @param brands ids, empty for all
 * @param platforms ids, empty for everywhere
 * @param intents words of readings, empty for anything
 * @param owner a user's name
 * @param reviewBy a day, as browsers send it
 * @param retired anything for one that is no longer suggested, else empty
 * @param version the one that was read, 0 for a new article
 */
record ArticleTyped(
        String title,
        String body,
        String language,
        List<String> brands,
        List<String> platforms,
        List<String> intents,
        String owner,
        String reviewBy,
        String retired,
        String version) {
    ArticleTyped {
        title = filled(title);
        body = filled(body);
        language = filled(language);
        brands = brands == null ? List.of() : List.copyOf(brands);
        platforms = platforms == null ? List.of() : List.copyOf(platforms);
        intents = intents == null ? List.of() : List.copyOf(intents);
        owner = filled(owner);
        reviewBy = filled(reviewBy);
        retired = filled(retired);
        version = filled(version);
    }

    static ArticleTyped of(Article article) {
        ArticleContent content = article.content();
        return new ArticleTyped(
                content.title(),
                content.body(),
                content.language(),
                content.brands(),
                content.platforms(),
                content.intents(),
                content.owner(),
                content.reviewBy().toString(),
                content.retired() ? "on" : "",
                String.valueOf(article.version()));
    }

    /** What is wanted, empty where the day is none. */
    Optional<ArticleContent> content() {
        try {
            LocalDate day = LocalDate.parse(reviewBy);
            return Optional.of(new ArticleContent(
                    title, body, language, brands, platforms, intents, owner, day, !retired.isEmpty()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The version that was read; 0 for what is none. */
    int read() {
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }

    private static String filled(String text) {
        return text == null ? "" : text.strip();
    }
}
