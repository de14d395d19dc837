package org.earshot.listen.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.earshot.fetch.meta.GraphDoor;
import org.earshot.listen.Canned;
import org.earshot.listen.Recheck;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InstagramRecheckerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String BASE = "https://graph.test/v23.0/";
    private static final String FIELDS = "fields=id%2Ctext%2Ctimestamp%2Cusername%2Cfrom";
    private static final String MISSING = "{\"error\":{\"code\":100,\"error_subcode\":33}}";
    private static final String COMMENT =
            "178?fields=" + GraphDoor.encoded("mentioned_comment.comment_id(51){id,text,timestamp}");
    private static final String CAPTION =
            "178?fields=" + GraphDoor.encoded("mentioned_media.media_id(60){id,caption,timestamp,username,permalink}");
    private final Source source = new Source(
            "ig",
            "instagram",
            "instagram-hook",
            "acme",
            Map.of("server", "https://graph.test", "account", "178", "token", "t"));
    private final InstagramRechecker rechecker = new InstagramRechecker(CLOCK);
    private final Canned instagram = new Canned();

    @Test
    void theWordsOfWhatNamesTheAccountComeWithTheFirstLook() {
        answer("?ids=1&" + FIELDS, 200, "{\"1\":{\"id\":\"1\",\"text\":\"still here\",\"username\":\"ann\"}}");
        answer(COMMENT, 200, "{\"id\":\"178\",\"mentioned_comment\":{\"id\":\"51\",\"text\":\"@acmebank it leaks\"}}");
        answer(CAPTION, 200, """
                {"id":"178","mentioned_media":{"id":"60","caption":"Thanks @acmebank","username":"bob","permalink":"https://www.instagram.com/p/Q/"}}
                """);

        Recheck.Looked looked =
                (Recheck.Looked) recheck(post("1", null, false), post("51", "50", true), post("60", null, true));

        assertThat(looked.gone()).isEmpty();
        assertThat(looked.posts())
                .extracting(Post::text)
                .containsExactly("still here", "@acmebank it leaks", "Thanks @acmebank");
        assertThat(looked.posts())
                .allMatch(post -> post.details().revision() == 1)
                .noneMatch(post -> post.details().wordless());
        assertThat(looked.posts().get(2).author().handle()).isEqualTo("bob");
        assertThat(looked.posts().get(2).details().url()).isEqualTo("https://www.instagram.com/p/Q/");
    }

    @Test
    void whatIsMissingIsGoneWhileTheTokenReadsTheAccount() {
        answer("?ids=1%2C2&" + FIELDS, 400, MISSING);
        answer("1?" + FIELDS, 400, MISSING);
        answer("2?" + FIELDS, 200, "{\"id\":\"2\",\"text\":\"here\"}");
        answer(COMMENT, 400, MISSING);
        answer(CAPTION, 400, "{\"error\":{\"code\":100}}");
        answer("178/media?limit=1&fields=id", 200, "{\"data\":[]}");
        Post[] posts = {post("1", null, false), post("2", null, false), post("51", "50", true), post("60", null, true)};

        Recheck.Looked looked = (Recheck.Looked) recheck(posts);

        assertThat(looked.gone()).extracting(MentionId::externalId).containsExactly("1", "51");
        assertThat(looked.posts()).extracting(Post::text).containsExactly("here");
        answer("178/media?limit=1&fields=id", 400, "{\"error\":{\"code\":190}}");
        assertThat(recheck(posts)).isInstanceOf(Recheck.TryLater.class);
    }

    @Test
    void whatIsNoAnswerOfInstagramsSaysNothing() {
        for (int status : List.of(200, 401, 403, 404, 429, 503)) {
            answer("?ids=1&" + FIELDS, status, "<html>");
            assertThat(recheck(post("1", null, false))).as("after " + status).isInstanceOf(Recheck.TryLater.class);
        }
    }

    private void answer(String pathAndQuery, int status, String body) {
        instagram.with(BASE + pathAndQuery, status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private Recheck recheck(Post... posts) {
        return rechecker.recheck(source, List.of(posts), instagram);
    }

    private static Post post(String own, @Nullable String parent, boolean summoned) {
        Post.Details details = Post.Details.NONE
                .answering(new Post.ReplyTo(own, parent, own, summoned, Visibility.PUBLIC))
                .wordless(summoned);
        return Post.of(new MentionId("instagram", own), Author.UNKNOWN, "late").with(details);
    }
}
