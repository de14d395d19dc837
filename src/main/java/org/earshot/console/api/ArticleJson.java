package org.earshot.console.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.earshot.advise.Article;

/**
 * An article of the library as the API writes it.
 *
 * @param id its id
 * @param version grows with every change
 * @param title how staff find it
 * @param body the answer, with variables such as {customer}
 * @param language ISO 639-1
 * @param brands ids of brands, empty for all
 * @param platforms ids of platforms, empty for all
 * @param intents what a post must want for it to fit, empty for anything
 * @param owner who keeps it right
 * @param reviewBy the last day on which it may be trusted unread, such as 2026-12-31
 * @param stale true where that day has passed
 * @param retired true for one that is no longer suggested
 * @param changedBy who wrote this version
 * @param changedAt when
 */
@Schema(name = "Article")
record ArticleJson(
        String id,
        int version,
        String title,
        String body,
        String language,
        List<String> brands,
        List<String> platforms,
        List<String> intents,
        String owner,
        String reviewBy,
        boolean stale,
        boolean retired,
        String changedBy,
        Instant changedAt) {
    static ArticleJson of(Article article, java.time.LocalDate today) {
        var content = article.content();
        return new ArticleJson(
                String.valueOf(article.id()),
                article.version(),
                content.title(),
                content.body(),
                content.language(),
                content.brands(),
                content.platforms(),
                content.intents(),
                content.owner(),
                content.reviewBy().toString(),
                article.stale(today),
                content.retired(),
                article.changedBy(),
                article.changedAt());
    }
}
