package org.earshot.listen.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.earshot.fetch.Sessions;
import org.earshot.listen.Recheck;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;

class YoutubeRecheckerTest {
    private final FakeYoutube youtube = new FakeYoutube().write(0, 2);
    private final YoutubeRechecker rechecker = new YoutubeRechecker(Clock.systemUTC(), new Sessions());
    private final Source source =
            new Source("y", "youtube", "youtube-channel", "acme", Map.of("channel", "UCbrand", "key", "AIza-test"));

    @Test
    void whatALookUpLeavesOutIsGoneAndWhatStandsKeepsItsAddress() {
        youtube.threads.remove(1);
        ((ObjectNode) Objects.requireNonNull(youtube.threads.get(2)).path("snippet"))
                .put("textDisplay", "acme bank mended it");

        Recheck recheck = rechecker.recheck(source, List.of(post("Ugt1"), post("Ugt2")), youtube);

        assertThat(recheck).isInstanceOfSatisfying(Recheck.Looked.class, looked -> {
            assertThat(looked.gone()).containsExactly(new MentionId("youtube", "Ugt1"));
            assertThat(looked.posts()).singleElement().satisfies(post -> {
                assertThat(post.text()).isEqualTo("acme bank mended it");
                assertThat(post.details().url()).isEqualTo("https://www.youtube.com/watch?v=a&lc=Ugt2");
            });
        });
    }

    @Test
    void aQuotaThatIsUsedUpSaysNothing() {
        youtube.trouble(address -> "403 quotaExceeded");

        assertThat(rechecker.recheck(source, List.of(post("Ugt1")), youtube)).isInstanceOf(Recheck.TryLater.class);
    }

    private static Post post(String id) {
        return Post.of(new MentionId("youtube", id), Author.UNKNOWN, "acme bank")
                .with(Post.Details.NONE.at("https://www.youtube.com/watch?v=a&lc=" + id));
    }
}
