package org.earshot.fetch;

import static com.atlassian.oai.validator.whitelist.rule.WhitelistRules.allOf;
import static com.atlassian.oai.validator.whitelist.rule.WhitelistRules.messageContains;
import static com.atlassian.oai.validator.whitelist.rule.WhitelistRules.messageHasKey;
import static com.atlassian.oai.validator.whitelist.rule.WhitelistRules.pathContains;

import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.whitelist.ValidationErrorsWhitelist;
import com.atlassian.oai.validator.whitelist.rule.WhitelistRule;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The documents that platforms publish, and what is wrong or missing in them. */
enum Published {
    APP_STORE("app-store", "app-store-connect-3.7.0.json", UnaryOperator.identity()) {
        @Override
        ValidationErrorsWhitelist excuses() {
            return super.excuses()
                    .withRule("the feed for everybody is not in the document", unlisted("/[a-z]{2}/rss/.*"));
        }
    },
    /** It leaves the type of a record open; all that are read and written here are posts. */
    BLUESKY(
            "bluesky",
            "bluesky.json",
            document -> anyOf(document)
                    .replaceAll(
                            "\"record\": *\\{\\s*\\}",
                            "\"record\": {\"\\$ref\": \"#/components/schemas/app.bsky.feed.post\"}")) {
        @Override
        ValidationErrorsWhitelist excuses() {
            return super.excuses()
                    .withRule(
                            "the validator knows no lists in documents of version 3.1",
                            at("listNotifications|getPosts", "validation.request.parameter.collection.invalid"))
                    .withRule(
                            "the same, of a list of one",
                            at("getPosts", "validation.request.parameter.schema.invalidJson"))
                    .withRule(
                            "a record says of which type it is",
                            messageContains("not allowed by the schema: \\[\"\\$type\"\\]"))
                    .withRule(
                            "who signs in has no token yet",
                            at("createSession", "validation.request.security.missing"));
        }
    },
    DISCOURSE("discourse", "discourse.json", UnaryOperator.identity()) {
        @Override
        ValidationErrorsWhitelist excuses() {
            return super.excuses()
                    .withRule(
                            "a member's key stands in User-Api-Key, and many forums are open without one",
                            at("/", "validation.request.parameter.header.missing"))
                    .withRule(
                            "the posts that are wanted, which it puts into the body of a GET",
                            messageContains("'post_ids\\[\\]'"))
                    .withRule("a topic from one of its posts on", unlisted("/t/[0-9]+/[0-9]+[.]json"))
                    .withRule("whose key it is", unlisted("/session/current[.]json"));
        }
    },
    MASTODON("mastodon", "mastodon-4.7.0.json", Published::anyOf) {
        /** It makes a body of parts that know nothing of each other's fields. */
        @Override
        LevelResolver.Builder levels() {
            return super.levels().withLevel("validation.schema.additionalProperties", Level.IGNORE);
        }

        @Override
        ValidationErrorsWhitelist excuses() {
            return super.excuses()
                    .withRule(
                            "the key that makes a post idempotent is typed as an object",
                            at("/api/v1/statuses", "validation.request.parameter.schema.invalidJson"))
                    .withRule(
                            "whether a status or a scheduled one is told by what recordings leave out",
                            at("/api/v1/statuses", "validation.response.body.schema.anyOf"));
        }
    },
    TWILIO("twilio-sms", "twilio-2010.json", UnaryOperator.identity()) {
        @Override
        ValidationErrorsWhitelist excuses() {
            return super.excuses()
                    .withRule(
                            "its description takes a day, YYYY-MM-DD, where its type wants a time",
                            at("/Messages", "validation.request.parameter.schema.format.date-time"))
                    .withRule(
                            "the validator takes a number with its plus for an integer",
                            allOf(
                                    messageContains("Path '/(From|To)'"),
                                    messageHasKey("validation.request.body.schema.type")));
        }
    },
    /** It has the names of a renaming that X's guides do not know; see the reader. */
    X(
            "x",
            "x-2.167.json",
            document -> document.replaceAll("\"post\\.fields\"", "\"tweet.fields\"")
                    .replaceAll(
                            "\"(edit_history|note|pinned|most_recent|referenced)_post(s|_ids|_id)?\"",
                            "\"$1_tweet$2\"")) {
        @Override
        ValidationErrorsWhitelist excuses() {
            return super.excuses()
                    .withRule(
                            "fields of the guides that the document only has in expansions and in answers",
                            allOf(
                                    messageHasKey("validation.request.parameter.schema.enum"),
                                    messageContains(
                                            "\\(\"(author_id|in_reply_to_user_id|edit_history_tweet_ids|referenced_tweets)\"\\)")));
        }
    };

    final String platform;
    final String file;
    final UnaryOperator<String> mended;

    Published(String platform, String file, UnaryOperator<String> mended) {
        this.platform = platform;
        this.file = file;
        this.mended = mended;
    }

    static Optional<Published> of(String platform) {
        return Stream.of(values()).filter(one -> one.platform.equals(platform)).findFirst();
    }

    LevelResolver.Builder levels() {
        return LevelResolver.create()
                // Unknown parameters are what a platform drops without a word.
                .withLevel("validation.request.parameter.query.unexpected", Level.ERROR)
                // Readers must live with fields that nobody knows yet, and recordings hold some.
                .withLevel("validation.response.body.schema.additionalProperties", Level.IGNORE)
                // Recordings are cut down to what readers look at, and readers must do without the rest.
                .withLevel("validation.response.body.schema.required", Level.IGNORE);
    }

    ValidationErrorsWhitelist excuses() {
        return ValidationErrorsWhitelist.create();
    }

    /** Nothing in such an answer says which of several types it is, so that it can be of more than one. */
    private static String anyOf(String document) {
        return document.replace("\"oneOf\"", "\"anyOf\"");
    }

    private static WhitelistRule unlisted(String path) {
        return allOf(messageHasKey("validation.request.path.missing"), messageContains("'" + path + "'"));
    }

    private static WhitelistRule at(String path, String key) {
        return allOf(pathContains(path), messageHasKey(key));
    }
}
