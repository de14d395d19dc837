package org.earshot.console.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.earshot.advise.ArticleContent;
import org.jspecify.annotations.Nullable;

/**
 * What an article is to say.
 *
 * @param title how staff find it
 * @param body the answer, with variables such as {customer}
 * @param language ISO 639-1
 * @param brands ids of brands, none for all
 * @param platforms ids of platforms, none for all
 * @param intents what a post must want for it to fit, none for anything
 * @param owner who keeps it right; without it whoever asks
 * @param reviewBy the last day on which it may be trusted unread, such as 2026-12-31
 * @param retired true for one that is no longer suggested
 * @param version for a change: the version that it is a change of
 */
@Schema(name = "NewArticle")
record ArticleIn(
        @Nullable String title,
        @Nullable String body,
        @Nullable String language,
        @Nullable List<@Nullable String> brands,
        @Nullable List<@Nullable String> platforms,
        @Nullable List<@Nullable String> intents,
        @Nullable String owner,
        @Nullable String reviewBy,
        @Nullable Boolean retired,
        @Nullable Integer version) {

    ArticleContent content(String user) {
        return new ArticleContent(
                Objects.requireNonNullElse(title, ""),
                Objects.requireNonNullElse(body, ""),
                Objects.requireNonNullElse(language, ""),
                words(brands),
                words(platforms),
                words(intents),
                Objects.requireNonNullElse(owner, user),
                day(Asked.text(reviewBy, "reviewBy", 20)),
                Boolean.TRUE.equals(retired));
    }

    int known() {
        if (version == null) {
            throw Refusals.badRequest("version is missing: the one that this is a change of");
        }
        return version;
    }

    private static List<String> words(@Nullable List<@Nullable String> words) {
        return words == null ? List.of() : words.stream().map(String::valueOf).toList();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refusals.badRequest("reviewBy is a day such as 2026-12-31");
        }
    }
}
