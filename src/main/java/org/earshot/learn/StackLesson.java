package org.earshot.learn;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    private static final int CRITICAL = 3;
    private static final double CRITICAL_FOUND = 0.965;
    private static final double LEAST_PRECISION = 0.72;
    private static final double LEAST_GAP = 0.3;

    private final List<Labelled> mentions;
    private final Map<Belief, double[]> beliefs;
    private final Triage triage = new Triage();

    StackLesson(List<Labelled> mentions, Map<Belief, double[]> beliefs) {
        this.mentions = mentions;
        this.beliefs = beliefs;
    }

    /**
     * Fits the stack and tells how good it is on examples that no head had seen. The cut of urgent is moved down to where nearly
     * every critical example is called urgent: to miss one is worse than to look at a few for nothing.
     */
    Stack fit(String version, PrintWriter out) {
        List<Placed> all = new ArrayList<>();
        for (boolean embedded : new boolean[] {true, false}) {
            for (Labelled example : mentions) {
                example.label(Question.URGENCY)
                        .filter(level -> about(example))
                        .ifPresent(level -> all.add(new Placed(
                                example,
                                embedded,
                                triage.traits(mention(example), reading(example, embedded), TriagePolicy.DEFAULT),
                                level)));
            }
        }
        Stack fitted = Ordinal.fit(
                version,
                all.stream().map(Placed::traits).toList(),
                all.stream().map(Placed::level).toList());
        Stack stack = careful(fitted, all);
        for (boolean embedded : new boolean[] {true, false}) {
            for (String language : List.of("", "en", "es", "pl")) {
                print(
                        stack,
                        all.stream().filter(one -> one.of(embedded, language)).toList(),
                        (embedded ? " " : " fast ") + language,
                        out);
            }
        }
        return stack;
    }

    /** Moves the cut of urgent to where enough critical examples are found, as far as precision allows. */
    private static Stack careful(Stack fitted, List<Placed> all) {
        double[] cuts = fitted.cuts().clone();
        double[] critical = all.stream()
                .filter(one -> one.level() == CRITICAL)
                .mapToDouble(one -> fitted.place(one.traits()))
                .sorted()
                .toArray();
        double wanted = critical[(int) (critical.length * (1 - CRITICAL_FOUND))];
        double allowed = lowest(fitted, all);
        cuts[1] = Math.max(cuts[0] + LEAST_GAP, Math.min(cuts[1], Math.max(wanted, allowed)));
        return new Stack(fitted.version(), fitted.weights(), cuts);
    }

    /** The lowest place over which still enough examples are urgent. */
    private static double lowest(Stack stack, List<Placed> all) {
        List<Placed> falling = all.stream()
                .sorted(Comparator.comparingDouble((Placed one) -> stack.place(one.traits()))
                        .reversed())
                .toList();
        double lowest = Double.POSITIVE_INFINITY;
        int urgent = 0;
        for (int i = 0; i < falling.size(); i++) {
            urgent += falling.get(i).level() >= 2 ? 1 : 0;
            if (urgent >= LEAST_PRECISION * (i + 1)) {
                lowest = stack.place(falling.get(i).traits());
            }
        }
        return lowest;
    }

    private static void print(Stack stack, List<Placed> some, String kind, PrintWriter out) {
        List<Metrics.Answer> answers = some.stream()
                .map(one -> {
                    double place = stack.place(one.traits());
                    int said = (int) Arrays.stream(stack.cuts())
                            .filter(cut -> place >= cut)
                            .count();
                    return new Metrics.Answer(one.level(), said, place);
                })
                .toList();
        out.printf(
                Locale.ROOT,
                "stack%-9s %6d: urgent average precision %.3f, precision %.3f, recall %.3f; critical called urgent %.3f%n",
                kind,
                answers.size(),
                Metrics.averagePrecision(answers, 2),
                Metrics.precision(answers, 2),
                Metrics.recall(answers, 2, 2),
                Metrics.recall(answers, CRITICAL, 2));
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

    private Reading reading(Labelled example, boolean embedded) {
        double[] feeling = belief(example, Question.SENTIMENT, embedded);
        double[] intents = belief(example, Question.INTENT, embedded);
        int best = Question.likeliest(intents);
        Sentiment.Label label = Sentiment.Label.values()[Question.likeliest(feeling)];
        return new Reading(
                Optional.ofNullable(example.language()).orElse("en"),
                true,
                new Sentiment(label, feeling[0], feeling[1], feeling[2], List.of()),
                Question.INTENT.answers().get(best),
                List.of(),
                "unseen",
                new Estimates(
                        belief(example, Question.ABOUT, embedded)[1],
                        belief(example, Question.COMPLAINT, embedded)[1],
                        belief(example, Question.REPLY, embedded)[1],
                        Arrays.stream(belief(example, Question.URGENCY, embedded))
                                .boxed()
                                .toList(),
                        intents[best],
                        List.of()));
    }

    private double[] belief(Labelled example, Question question, boolean embedded) {
        return Optional.ofNullable(beliefs.get(new Belief(example.id(), question, embedded)))
                .orElseThrow(() -> new IllegalStateException("nothing was believed about " + example.id()));
    }

    /**
     * Whose belief about what.
     *
     * @param example the id of the mention
     * @param question what was asked
     * @param embedded whether heads over embeddings were asked too
     */
    record Belief(String example, Question question, boolean embedded) {}

    private record Placed(Labelled example, boolean embedded, Map<String, Double> traits, int level) {
        boolean of(boolean wanted, String language) {
            return embedded == wanted && (language.isEmpty() || language.equals(example.language()));
        }
    }
}
