package org.earshot.triage;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.earshot.mention.Mention;
import org.earshot.understand.Reading;
import org.earshot.understand.Sentiment;

/**
 * Judges: a pure function from a mention and its reading to a verdict. Where trained heads know the language, a stack weighs what
 * they believe together with what the words say. Elsewhere grave words set the least level that a mention can have, whatever its
 * tone; feelings, stars and reach only move it within what the words allow.
 */
public final class Triage {
    private final Optional<Stack> stack;

    /** Judges with the stack that travels with the daemon. */
    public Triage() {
        this(Stack.shipped());
    }

    Triage(Optional<Stack> stack) {
        this.stack = stack;
    }

    /** Judges a mention by itself, with the clock and the policy given; the same input gives the same verdict. */
    public Verdict judge(Mention mention, Reading reading, TriagePolicy policy, Instant now) {
        return judge(mention, reading, policy, Background.NONE);
    }

    /** Judges a mention with what is known about it beside its text; the same input gives the same verdict. */
    public Verdict judge(Mention mention, Reading reading, TriagePolicy policy, Background background) {
        String text = mention.post().text();
        if (mention.post().details().wordless()) {
            return unsaid(new Weighing(text, policy.thresholds()));
        }
        Signs signs = Signs.of(mention.post(), reading, policy.phrases().find(text));
        Optional<Believing> believing = believing(signs, reading);
        if (signs.spam() && believing.filter(Believing::about).isEmpty()) {
            return spam(signs, new Weighing(text, policy.thresholds()));
        }
        boolean named = reading.brandMatch()
                || signs.addressed()
                || believing.flatMap(Believing::toldAbout).orElse(false);
        Weighing weighing = weighed(signs, reading, policy);
        if (!named) {
            return elsewhere(
                    weighing,
                    "brand-not-named",
                    "The text does not name the brand, so it may be somebody else's business");
        }
        return believing
                .map(made -> learned(made, weighing, policy, background))
                .orElseGet(() -> plain(signs, reading.sentiment(), weighing, background));
    }

    /** What the stack would weigh; for training it. Empty where no heads know the language. */
    public Map<String, Double> traits(Mention mention, Reading reading, TriagePolicy policy) {
        Signs signs = Signs.of(
                mention.post(), reading, policy.phrases().find(mention.post().text()));
        Weighing weighing = weighed(signs, reading, policy);
        return Optional.ofNullable(reading.estimates())
                .map(made -> Traits.of(signs, reading, made, weighing.asked()))
                .orElse(Map.of());
    }

    /** What words, sentiment and stars ask for, before anybody believes anything. */
    private static Weighing weighed(Signs signs, Reading reading, TriagePolicy policy) {
        Weighing weighing = new Weighing(signs.post().text(), policy.thresholds());
        weighing.phrases(signs.counted(), signs.resolved());
        new Feelings(signs, reading.sentiment()).weigh(weighing);
        return weighing;
    }

    private Optional<Believing> believing(Signs signs, Reading reading) {
        return stack.isPresent()
                ? Optional.ofNullable(reading.estimates()).map(made -> new Believing(signs, reading, made))
                : Optional.empty();
    }

    /** With trained heads: they and the words decide together. */
    private Verdict learned(Believing believing, Weighing weighing, TriagePolicy policy, Background background) {
        if (!believing.about()) {
            return elsewhere(
                    weighing,
                    "not-about-brand",
                    believing.toldAbout().isPresent()
                            ? "Staff said of the same words that they are about something else"
                            : "The models read it as being about something else");
        }
        believing.weigh(weighing, stack.orElseThrow(), policy);
        background.wishes(believing.negative(), believing.asks()).forEach(weighing::grant);
        boolean eyes = believing.unsure();
        if (eyes) {
            weighing.note("needs-eyes", "The models are torn or contradict each other, so a person should look");
        }
        return weighing.verdict(true, eyes || believing.needsReply());
    }

    /** Without: words, stars and the sentiment decide. */
    private static Verdict plain(Signs signs, Sentiment sentiment, Weighing weighing, Background background) {
        Feelings feelings = new Feelings(signs, sentiment);
        feelings.reach(weighing);
        background.wishes(feelings.negative(), feelings.asks()).forEach(weighing::grant);
        boolean eyes = signs.nobodyKnows(sentiment);
        if (eyes) {
            weighing.note("needs-eyes", "No model reads this language, so a person should look");
        }
        return weighing.verdict(true, eyes || signs.contradicted());
    }

    /** Nobody knows what was said: a person should look where the words do not come, and nobody is alarmed before they do. */
    private static Verdict unsaid(Weighing weighing) {
        weighing.hold(Urgency.LOW, "no-words-yet", "The platform has not told the words yet");
        return weighing.verdict(true, true);
    }

    private static Verdict spam(Signs signs, Weighing weighing) {
        signs.of("spam").forEach(hit -> weighing.evidence(hit, 0));
        return weighing.verdict(false, false);
    }

    private static Verdict elsewhere(Weighing weighing, String code, String why) {
        weighing.hold(Urgency.LOW, code, why);
        return weighing.verdict(false, false);
    }
}
