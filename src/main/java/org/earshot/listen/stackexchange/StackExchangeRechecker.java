package org.earshot.listen.stackexchange;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.listen.Recheck;
import org.earshot.listen.Rechecker;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** Looks at questions, answers and comments again, a hundred in three requests: what the API leaves out was deleted. */
@Component
final class StackExchangeRechecker implements Rechecker {
    private static final int MOST = 100;

    /** So many posts at once are never all deleted; then the answer is wrong. */
    private static final int TOO_MANY_GONE = 3;

    private final Clock clock;

    StackExchangeRechecker(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "stack-exchange";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Recheck recheck(Source source, List<Post> stored, Fetcher fetcher) {
        Optional<Site> site = Site.of(source);
        if (site.isEmpty()) {
            return new Recheck.TryLater(Optional.empty(), "the server of source " + source.id() + " is not an address");
        }
        Details details = new Details(new Ask(source, site.get(), fetcher, clock.instant()));
        Map<String, String> questions = new LinkedHashMap<>();
        List<String> comments = new ArrayList<>();
        for (Post post : stored) {
            sort(post, site.get(), questions, comments);
        }
        Details.Read posts = details.of(new Watch(questions));
        if (posts.trouble().isPresent()) {
            return Recheck.of(posts.trouble().get());
        }
        Details.Read said = details.comments(comments, new Watch(questions));
        if (said.trouble().isPresent()) {
            return Recheck.of(said.trouble().get());
        }
        List<String> asked = new ArrayList<>(questions.keySet());
        comments.forEach(id -> asked.add("comment/" + id));
        asked.removeAll(posts.shown());
        said.shown().forEach(id -> asked.remove("comment/" + id));
        if (asked.size() > TOO_MANY_GONE
                && posts.shown().isEmpty()
                && said.shown().isEmpty()) {
            return new Recheck.TryLater(
                    Optional.empty(), site.get().host() + " showed none of " + asked.size() + " posts");
        }
        StackPost maker = new StackPost(site.get());
        List<MentionId> gone = asked.stream().map(maker::id).toList();
        return new Recheck.Looked(gone, Details.joined(posts.posts(), said.posts()));
    }

    /** A question belongs to itself, an answer to its question; another site's posts are left alone. */
    private static void sort(Post post, Site site, Map<String, String> questions, List<String> comments) {
        String place = site.host() + "/";
        String name = post.id().externalId();
        String thread = String.valueOf(post.details().reply().thread());
        if (!name.startsWith(place)) {
            return;
        }
        String number = name.substring(place.length());
        if (number.matches("comment/\\d{1,18}")) {
            comments.add(number.substring("comment/".length()));
        } else if (number.matches("\\d{1,18}") && thread.startsWith(place)) {
            questions.put(number, thread.substring(place.length()));
        }
    }
}
