package org.earshot.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.earshot.understand.Reading;
import org.earshot.understand.Sentiment;

/**
 * What there is to see in a mention before anybody weighs it.
 *
 * @param post what was said
 * @param reading what was understood
 * @param hits what its phrases say
 */
record Signs(Post post, Reading reading, List<Phrases.Hit> hits) {
    private static final Pattern LAUGH = Pattern.compile("[\\x{1F602}\\x{1F923}\\x{1F480}]");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final int BAIT = 2;

    static Signs of(Post post, Reading reading, List<Phrases.Hit> hits) {
        return new Signs(post, reading, hits);
    }

    List<Phrases.Hit> of(String code) {
        return hits.stream().filter(hit -> hit.code().name().equals(code)).toList();
    }

    boolean says(String code) {
        return hits.stream().anyMatch(hit -> hit.code().name().equals(code));
    }

    /** True where something grave is said: critical or high. */
    boolean grave() {
        return hits.stream().anyMatch(hit -> hit.code().floor().urgent());
    }

    /** Bait in two different phrases, and nothing grave beside it: people who warn of a fraud quote its bait. */
    boolean spam() {
        return !grave() && of("spam").stream().map(hit -> words(hit)).distinct().count() >= BAIT;
    }

    private String words(Phrases.Hit hit) {
        return post.text().substring(hit.start(), hit.end());
    }

    /** The author spoke to us, or wrote on a page about us. */
    boolean addressed() {
        return post.details().reply().summoned() || post.details().rating() != null;
    }

    /** True where the author says that it is over, and neither asks whether it is nor says that it goes on for them. */
    boolean resolved() {
        return !says("persists") && of("resolved").stream().anyMatch(hit -> !asks(hit.end()));
    }

    /** True where the sentence that runs over the position is a question. */
    private boolean asks(int position) {
        String text = post.text();
        for (int i = position; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '?') {
                return true;
            }
            if (letter == '.' || letter == '!' || letter == '\n') {
                return false;
            }
        }
        return false;
    }

    boolean laughs() {
        return says("laugh")
                || says("joke")
                || says("hyperbole")
                || LAUGH.matcher(post.text()).find();
    }

    /** Praise, laughing, and no complaint: words such as "kill me" are then no cry for help. */
    boolean cheerful() {
        return laughs() && !says("displeased") && hits.stream().noneMatch(this::harm);
    }

    private boolean harm(Phrases.Hit hit) {
        return hit.code().floor().urgent() && !hit.code().name().equals("self-harm");
    }

    boolean question() {
        return says("question") || markedQuestion();
    }

    /** A question mark outside links, which is weaker than a phrase that asks. */
    boolean markedQuestion() {
        return LINK.matcher(post.text()).replaceAll("").indexOf('?') >= 0;
    }

    Optional<Double> stars() {
        return Optional.ofNullable(post.details().rating()).map(Rating::stars);
    }

    boolean lowStars() {
        return stars().filter(stars -> stars <= 2).isPresent();
    }

    /** Stars that say the opposite of the words. */
    boolean contradicted() {
        return (lowStars() && says("praise") && !negativeWords())
                || (stars().filter(stars -> stars >= 4).isPresent() && grave());
    }

    boolean negativeWords() {
        return grave() || says("displeased") || says("broken");
    }

    /** True where no model speaks and neither words nor stars say that all is well. */
    boolean nobodyKnows(Sentiment sentiment) {
        return sentiment.label() == Sentiment.Label.UNKNOWN
                && !wellMeant()
                && post.text().codePoints().anyMatch(Character::isLetter);
    }

    /** Clear praise, in words or stars, with nothing against it. */
    private boolean wellMeant() {
        boolean praised = says("praise") || stars().filter(stars -> stars >= 4).isPresent();
        return praised && !negativeWords() && !lowStars();
    }

    /** The hits that give points: frailty counts beside harm only, and despair in jest does not. */
    List<Phrases.Hit> counted() {
        boolean harm = hits.stream().anyMatch(hit -> hit.code().floor().rank() <= Urgency.NORMAL.rank());
        List<Phrases.Hit> counted = new ArrayList<>();
        for (Phrases.Hit hit : hits) {
            boolean counts = switch (hit.code().name()) {
                case "vulnerable" -> harm;
                case "self-harm" -> !cheerful();
                case "praise" -> !grave();
                case "joke", "laugh", "hyperbole", "content", "remedy" -> !negativeWords();
                case "spam", "resolved", "supposed", "persists" -> false;
                default -> true;
            };
            if (counts) {
                counted.add(hit);
            }
        }
        return counted;
    }
}
