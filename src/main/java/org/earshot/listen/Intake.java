package org.earshot.listen;

import java.time.Clock;
import java.util.List;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.Post;
import org.springframework.stereotype.Service;

/** Scaffold, replaced at merge. */
@Service
public class Intake {
    private final MentionInbox inbox;
    private final Clock clock;

    Intake(MentionInbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    public MentionInbox.Stored accept(List<Post> posts, String sourceId, String brand) {
        return inbox.store(posts, new MentionInbox.Origin(sourceId, brand, clock.instant()), post -> false);
    }
}
