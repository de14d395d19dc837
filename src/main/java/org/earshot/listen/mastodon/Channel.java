package org.earshot.listen.mastodon;

import java.util.Locale;
import java.util.Optional;
import org.earshot.mention.Source;

/** What a stream of Mastodon is about. */
enum Channel {
    /** What happens to the account: its notifications, deletes among them. */
    USER,
    /** Posts with a hashtag. */
    HASHTAG,
    /** Every public post that the server knows. */
    PUBLIC;

    private static final String PATH = "/api/v1/streaming/";

    /** The channel of a {@code mastodon-stream}. */
    static Channel of(Source source) {
        return valueOf(source.need("stream").strip().toUpperCase(Locale.ROOT));
    }

    /** True for a stream of what is said to the account. */
    static boolean calls(Source source) {
        return source.template().equals("mastodon-stream") && of(source) == USER;
    }

    /** What is wrong with a source's parameters, with a cure. */
    static Optional<String> objection(Source source) {
        String cure = " of source " + source.id() + " and resume it";
        String stream = source.parameter("stream").map(String::strip).orElse("");
        if (!stream.matches("(?i)user|hashtag|public")) {
            return Optional.of("there is no such stream: write user, hashtag or public into stream" + cure);
        }
        if (of(source) == HASHTAG && source.parameter("tag").isEmpty()) {
            return Optional.of("a stream of a hashtag needs one: write it into tag" + cure);
        }
        return of(source) == USER && source.parameter("token").isEmpty()
                ? Optional.of("a stream of an account needs its key: write an access token into token" + cure)
                : Optional.empty();
    }

    /** Where the stream is, below the base of the streaming server. */
    String path(Source source) {
        return switch (this) {
            case USER -> PATH + "user";
            case HASHTAG -> PATH + "hashtag?tag=" + Instance.encoded(MastodonReader.tag(source.need("tag")));
            case PUBLIC -> PATH + "public";
        };
    }
}
