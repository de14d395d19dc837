package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.earshot.admit.Users;
import org.earshot.advise.Article;
import org.earshot.advise.ArticleContent;
import org.earshot.advise.ArticleEdit;
import org.earshot.advise.ArticleFault;
import org.earshot.advise.ArticlePage;
import org.earshot.advise.ArticleQuery;
import org.earshot.advise.Articles;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The library of answers; everybody reads it, supervisors write it. */
@Tag(name = "Articles")
@RestController
@RequestMapping("/api/v1/articles")
class ArticlesController {
    private final Articles articles;
    private final Users users;

    ArticlesController(Articles articles, Users users) {
        this.articles = articles;
        this.users = users;
    }

    @Operation(
            summary = "Searches the library; without words all articles by title",
            description =
                    "Every word of q must be there in some form, with or without accents; the last may be only begun."
                            + " show is current, stale (overdue for review) or retired.")
    @ApiResponse(responseCode = "200", description = "A page; next is the cursor of the one after it")
    @GetMapping
    ArticlePageJson search(@ParameterObject Wanted wanted) {
        ArticlePage page = articles.search(wanted.query());
        return new ArticlePageJson(
                page.items().stream().map(this::json).toList(),
                page.next() < 0 ? null : String.valueOf(page.next()),
                page.total());
    }

    @Operation(summary = "One article as it is now")
    @ApiResponse(responseCode = "200", description = "The article")
    @ApiResponse(responseCode = "404", description = "There is no such article")
    @GetMapping("/{id}")
    ArticleJson show(@PathVariable long id) {
        return articles.find(id).map(this::json).orElseThrow(() -> Refusals.notFound("such article"));
    }

    @Operation(summary = "All versions of an article, newest first")
    @ApiResponse(responseCode = "200", description = "The versions")
    @ApiResponse(responseCode = "404", description = "There is no such article")
    @GetMapping("/{id}/versions")
    List<ArticleJson> versions(@PathVariable long id) {
        List<Article> all = articles.versions(id);
        if (all.isEmpty()) {
            throw Refusals.notFound("such article");
        }
        return all.stream().map(this::json).toList();
    }

    @Operation(summary = "Adds an article; for supervisors")
    @ApiResponse(responseCode = "201", description = "The article")
    @ApiResponse(responseCode = "422", description = "It cannot be so; problems says why, by field")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ArticleJson add(@RequestBody ArticleIn body, Principal who) {
        return saved(articles.add(owned(body.content(who.getName())), who.getName()));
    }

    @Operation(summary = "Writes the next version of an article; for supervisors")
    @ApiResponse(responseCode = "200", description = "The article as it is now")
    @ApiResponse(responseCode = "404", description = "There is no such article")
    @ApiResponse(
            responseCode = "409",
            description = "Somebody has changed it meanwhile; the problem's member version says to what")
    @ApiResponse(responseCode = "422", description = "It cannot be so; problems says why, by field")
    @PutMapping("/{id}")
    ArticleJson change(@PathVariable long id, @RequestBody ArticleIn body, Principal who) {
        ArticleContent content = body.content(who.getName());
        return saved(articles.change(id, body.known(), owned(content), who.getName()));
    }

    @Operation(summary = "Brings a former version of an article back as its next one; for supervisors")
    @ApiResponse(responseCode = "200", description = "The article as it is now")
    @ApiResponse(responseCode = "404", description = "There is no such article or version")
    @ApiResponse(responseCode = "409", description = "Somebody has changed it meanwhile")
    @PostMapping("/{id}/restore")
    ArticleJson restore(@PathVariable long id, @RequestBody Former body, Principal who) {
        if (body.version() == null || body.former() == null) {
            throw Refusals.badRequest("version (the present one) and former (the one to bring back) are numbers");
        }
        return saved(articles.restore(id, body.version(), body.former(), who.getName()));
    }

    private ArticleContent owned(ArticleContent content) {
        if (!content.owner().isEmpty() && users.find(content.owner()).isEmpty()) {
            throw faulty(List.of(new ArticleFault("owner", "unknown", content.owner())));
        }
        return content;
    }

    private ArticleJson saved(ArticleEdit edit) {
        if (edit instanceof ArticleEdit.Saved saved) {
            return json(saved.article());
        }
        if (edit instanceof ArticleEdit.Faulty faulty) {
            throw faulty(faulty.faults());
        }
        if (edit instanceof ArticleEdit.Overtaken overtaken) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.CONFLICT, "somebody has changed the article since it was read");
            problem.setProperty("version", overtaken.now().version());
            throw new ErrorResponseException(HttpStatus.CONFLICT, problem, null);
        }
        throw Refusals.notFound("such article");
    }

    private static ErrorResponseException faulty(List<ArticleFault> faults) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, "the article cannot be so");
        problem.setProperty("problems", faults);
        return new ErrorResponseException(HttpStatus.UNPROCESSABLE_ENTITY, problem, null);
    }

    private ArticleJson json(Article article) {
        return ArticleJson.of(article, articles.today());
    }

    /**
     * What of the library is asked for.
     *
     * @param q words, none for everything
     * @param brand only what may be said for this brand
     * @param language only this language, ISO 639-1
     * @param show current, stale or retired; current without it
     * @param limit how many, 1 to 200; 50 without it
     * @param cursor what an earlier page called next
     */
    record Wanted(
            @Nullable String q,
            @Nullable String brand,
            @Nullable String language,
            @Nullable String show,
            @Nullable String limit,
            @Nullable String cursor) {
        ArticleQuery query() {
            return new ArticleQuery(
                    Objects.requireNonNullElse(q, ""),
                    Asked.text(brand),
                    Asked.text(language),
                    show == null || show.isBlank()
                            ? ArticleQuery.Show.CURRENT
                            : Asked.word(ArticleQuery.Show.class, show, "show"),
                    offset(),
                    Asked.limit(limit));
        }

        private int offset() {
            if (cursor == null || cursor.isBlank()) {
                return 0;
            }
            if (!cursor.matches("\\d{1,6}")) {
                throw Refusals.badRequest("cursor is what an earlier page called next");
            }
            return Integer.parseInt(cursor);
        }
    }

    /** Which version to bring back, and which is the present one. */
    @Schema(name = "FormerVersion")
    record Former(@Nullable Integer version, @Nullable Integer former) {}

    /** A page of the library. */
    @Schema(name = "ArticlePage")
    record ArticlePageJson(
            List<ArticleJson> items, @Nullable String next, long total) {}
}
