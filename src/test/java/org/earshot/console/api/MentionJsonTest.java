package org.earshot.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Stage;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;
import org.earshot.understand.Reading;
import org.junit.jupiter.api.Test;

class MentionJsonTest {
    private static final Verdict VERDICT = new Verdict(Urgency.LOW, 0, true, false, List.of());

    @Test
    void anEditedMentionIsNotShownWithWhatWasMadeOfItsOldText() {
        assertThat(at(Stage.HEARD))
                .extracting(MentionJson::reading, MentionJson::verdict)
                .containsOnlyNulls();
        assertThat(at(Stage.READ).reading()).isNotNull();
        assertThat(at(Stage.READ).verdict()).isNull();
        assertThat(at(Stage.JUDGED).verdict()).isNotNull();
    }

    private static MentionJson at(Stage stage) {
        Post post = new Post(new MentionId("x", "1"), Author.UNKNOWN, "the new text", Post.Details.NONE);
        return MentionJson.of(
                new Mention(1, post, "s", "acme", Instant.EPOCH, null, stage, 2), Reading.UNREAD, VERDICT);
    }
}
