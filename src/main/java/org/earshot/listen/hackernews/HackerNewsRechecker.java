package org.earshot.listen.hackernews;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.listen.Answers;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.listen.Recheck;
import org.earshot.listen.Rechecker;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** Looks at items again, one by one, because Hacker News gives them so; what was killed by its moderators is gone like what was deleted. */
@Component
final class HackerNewsRechecker implements Rechecker {
    private static final int MOST = 10;

    private final Clock clock;

    HackerNewsRechecker(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "hacker-news";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Recheck recheck(Source source, List<Post> stored, Fetcher fetcher) {
        Ask ask = new Ask(source, fetcher, clock.instant());
        List<MentionId> gone = new ArrayList<>();
        for (Post post : stored) {
            Answer answer = fetcher.fetch(ask.item(post.id().externalId()));
            Optional<Poll> trouble = Answers.publicTrouble(answer, source, ask.now());
            if (trouble.isPresent()) {
                return Recheck.of(trouble.get());
            }
            Answer.Answered answered = (Answer.Answered) answer;
            Optional<JsonNode> item = Json.parse(answered.text());
            if (item.isEmpty()) {
                return Recheck.of(Answers.unreadable(answered, "an item of Hacker News"));
            }
            if (Ask.buried(item.get())) {
                gone.add(post.id());
            }
        }
        return new Recheck.Looked(gone, List.of());
    }
}
