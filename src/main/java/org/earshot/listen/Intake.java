package org.earshot.listen;

import java.time.Clock;
import java.util.List;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.Post;
import org.springframework.stereotype.Component;

/** Takes posts that a person or a script says are about a brand, so they are stored without matching. */
@Component
public class Intake {
    private final Hearing hearing;
    private final Clock clock;

    Intake(Hearing hearing, Clock clock) {
        this.hearing = hearing;
        this.clock = clock;
    }

    /**
     * Stores all of the posts or, where it throws, none.
     *
     * @param posts in any number
     * @param sourceId under which they are counted in the ledger, such as {@code api} or {@code import}
     * @param brand the brand's id
     */
    public MentionInbox.Stored accept(List<Post> posts, String sourceId, String brand) {
        return hearing.accept(posts, new MentionInbox.Origin(sourceId, brand, clock.instant()));
    }
}
