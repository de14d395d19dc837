package org.earshot.triage;

import org.earshot.configure.Live;
import org.earshot.mention.Glance;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.earshot.understand.Reading;
import org.springframework.stereotype.Component;

/** Looks at the words, the stars and the reach alone, so that what may not wait overtakes the rest. */
@Component
class QuickLook implements Glance {
    private static final long VERY_LARGE = 500_000;

    private final Live<TriagePolicy> policy;

    QuickLook(Live<TriagePolicy> policy) {
        this.policy = policy;
    }

    @Override
    public boolean urgent(Post post) {
        Rating rating = post.details().rating();
        Long followers = post.author().followers();
        if ((rating != null && rating.stars() < 1.5) || (followers != null && followers >= VERY_LARGE)) {
            return true;
        }
        Signs signs = Signs.of(post, Reading.UNREAD, policy.get().phrases().find(post.text()));
        return signs.grave()
                && signs.counted().stream().anyMatch(hit -> hit.code().floor().urgent());
    }
}
