package org.earshot.respond;

import java.util.Optional;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Post;
import org.springframework.stereotype.Component;

/** Says which thread a mention stands in, where the platform does not. */
@Component
class Threads {
    private static final int DEEPEST = 50;

    private final MentionTable mentions;
    private final ReplyTable replies;
    private final CaseTable cases;

    Threads(MentionTable mentions, ReplyTable replies, CaseTable cases) {
        this.mentions = mentions;
        this.replies = replies;
        this.cases = cases;
    }

    /** The platform's name of the thread, else the post that it began with as far as we know it. */
    String of(Mention mention) {
        Mention at = mention;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Post.ReplyTo place = at.post().details().reply();
            String parent = place.parent();
            if (place.thread() != null) {
                return place.thread();
            }
            if (parent == null) {
                return place.own() == null ? at.post().id().externalId() : place.own();
            }
            Optional<String> answered = ofOurs(at, parent);
            if (answered.isPresent()) {
                return answered.get();
            }
            Optional<Mention> above = mentions.findOwn(at.post().id().platform(), parent);
            if (above.isEmpty()) {
                return parent;
            }
            at = above.get();
        }
        return at.post().id().externalId();
    }

    /** True for a post that we sent ourselves, heard again. */
    boolean ours(Mention mention) {
        String own = mention.post().details().reply().own();
        return (own != null && ofOurs(mention, own).isPresent())
                || ofOurs(mention, mention.post().id().externalId()).isPresent();
    }

    private Optional<String> ofOurs(Mention mention, String externalId) {
        String platform = mention.post().id().platform();
        return replies.casesOf(externalId).stream()
                .flatMap(id -> cases.find(id).stream())
                .filter(known -> known.platform().equals(platform))
                .map(Case::thread)
                .findFirst();
    }
}
