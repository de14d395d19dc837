package org.earshot.learn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.earshot.mention.Stage;
import org.earshot.triage.Stack;
import org.earshot.triage.Triage;
import org.earshot.triage.TriagePolicy;
import org.earshot.understand.Estimates;
import org.earshot.understand.Question;
import org.earshot.understand.Reading;
import org.earshot.understand.Sentiment;

/**
 * What the stack of triage learns from: the labelled mentions, with what the heads believed about each while they had not seen it,
 * once with embeddings and once without, because either may happen.
 */
final class StackLesson {
    private final List<Labelled> mentions;
    private final Map<String, List<double[]>> beliefs;
    private final Triage triage = new Triage();

    StackLesson(List<Labelled> mentions, Map<String, List<double[]>> beliefs) {
        this.mentions = mentions;
        this.beliefs = beliefs;
    }

    Stack fit(String version) {
        List<Map<String, Double>> traits = new ArrayList<>();
        List<Integer> levels = new ArrayList<>();
        for (String kind : List.of("", " fast")) {
            for (Labelled example : mentions) {
                Optional<Integer> level = example.label(Question.URGENCY);
                if (level.isPresent() && about(example)) {
                    traits.add(triage.traits(mention(example), reading(example, kind), TriagePolicy.DEFAULT));
                    levels.add(level.get());
                }
            }
        }
        return Ordinal.fit(version, traits, levels);
    }

    /** What is not about the brand never reaches the stack. */
    private static boolean about(Labelled example) {
        return example.label(Question.ABOUT).filter(answer -> answer == 0).isEmpty();
    }

    private static Mention mention(Labelled example) {
        Post.Details details = Post.Details.NONE.rated(Optional.ofNullable(example.rating())
                .map(stars -> new Rating(stars, stars + "/5"))
                .orElse(null));
        String platform = Optional.ofNullable(example.platform()).orElse("api");
        Post post = new Post(
                new MentionId(platform, example.id()),
                new Author(null, "unknown", null, null),
                example.text(),
                details);
        return new Mention(0, post, "corpus", "corpus", Instant.EPOCH, null, Stage.READ, 0);
    }

    private Reading reading(Labelled example, String kind) {
        double[] feeling = belief(example, Question.SENTIMENT, kind);
        double[] intents = belief(example, Question.INTENT, kind);
        int best = best(intents);
        Sentiment.Label label = Sentiment.Label.values()[best(feeling)];
        return new Reading(
                Optional.ofNullable(example.language()).orElse("en"),
                true,
                new Sentiment(label, feeling[0], feeling[1], feeling[2], List.of()),
                Question.INTENT.answers().get(best),
                List.of(),
                "unseen",
                new Estimates(
                        belief(example, Question.ABOUT, kind)[1],
                        belief(example, Question.COMPLAINT, kind)[1],
                        belief(example, Question.REPLY, kind)[1],
                        Arrays.stream(belief(example, Question.URGENCY, kind))
                                .boxed()
                                .toList(),
                        intents[best],
                        List.of()));
    }

    private double[] belief(Labelled example, Question question, String kind) {
        return Optional.ofNullable(beliefs.get(example.id() + " " + question + kind))
                .orElseThrow(() -> new IllegalStateException("nothing was believed about " + example.id()))
                .get(0);
    }

    private static int best(double[] all) {
        return IntStream.range(0, all.length)
                .boxed()
                .max(Comparator.comparingDouble(i -> all[i]))
                .orElse(0);
    }
}
