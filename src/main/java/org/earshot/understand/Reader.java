package org.earshot.understand;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Mention;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.Post;
import org.earshot.understand.Sentiment.Label;
import org.earshot.understand.Sentiment.Sentence;
import org.earshot.understand.language.LanguageDetector;
import org.springframework.stereotype.Component;

/**
 * Reads posts: which language, whether they name the brand, what the models say. Trained heads answer first; Stanford CoreNLP
 * reads English sentence by sentence where a mention may need an answer, and alone where there are no heads. Stores nothing.
 */
@Component
public class Reader {
    /** From this probability of being urgent on, English sentences are read one by one: an alert may rest on one of them. */
    private static final double WORTH_PARSING = 0.3;

    private final Live<BrandBook> brands;
    private final LanguageDetector languages;
    private final Models models;
    private final Heads heads;

    Reader(Live<BrandBook> brands, LanguageDetector languages, Models models, Heads heads) {
        this.brands = brands;
        this.languages = languages;
        this.models = models;
        this.heads = heads;
    }

    /** The reading of a stored mention; one of a brand that has gone is read in any language that is configured. */
    public Reading read(Mention mention) {
        BrandBook book = brands.get();
        String id = mention.brand();
        Brand brand = book.find(id)
                .orElseGet(() ->
                        new Brand(id, id, List.of(), List.of(), book.languages(), OfficeHours.always(ZoneOffset.UTC)));
        return read(mention.post(), brand);
    }

    /** What the shipped heads say of a text, without what was learned from staff; empty where they know nothing. */
    public Optional<Figures> figures(String text, String language) {
        models.awaitReady();
        return heads.figures(text, language);
    }

    /** The version of the shipped heads; empty where there are none. */
    public Optional<String> heads() {
        models.awaitReady();
        return heads.ready() ? Optional.of(heads.version()) : Optional.empty();
    }

    /** Takes up the learned heads that are live now. */
    public void renew() {
        models.awaitReady();
        heads.renew();
    }

    /** The reading of a post; waits for a model that is still loading, and never throws for any text. */
    public Reading read(Post post, Brand brand) {
        if (post.details().wordless()) {
            return Reading.UNREAD; // the words that stand there are ours
        }
        String text = post.text();
        String language =
                languages.detect(text, brand.languages(), post.details().language());
        boolean named = brands.get().matcher().names(brand.id(), text);
        if (heads.read(language)) {
            models.awaitReady();
        }
        Optional<Answers> answers = heads.ask(text, language, brand.id());
        if (answers.isEmpty()) {
            SentimentModel.Opinion opinion = models.of(language).read(text);
            return new Reading(language, named, opinion.sentiment(), null, List.of(), opinion.model());
        }
        return reading(text, language, named, answers.get());
    }

    private Reading reading(String text, String language, boolean named, Answers answers) {
        Optional<Estimates> estimates = answers.of(Question.URGENCY)
                .filter(levels -> answers.whole())
                .map(levels -> estimates(text, levels, answers));
        String model = heads.model(answers);
        List<Sentence> sentences = List.of();
        if (estimates.filter(made -> made.atLeast(2) > WORTH_PARSING).isPresent()) {
            SentimentModel.Opinion parsed = models.of(language).read(text);
            sentences = parsed.sentiment().sentences();
            model = sentences.isEmpty() ? model : model + "+" + parsed.model();
        }
        if (sentences.isEmpty()) {
            sentences = Sentences.of(
                    text,
                    language,
                    sentence -> sentence.length() == text.length()
                            ? sentiment(answers, List.of())
                            : feeling(sentence, language, answers.additions()));
        }
        return new Reading(
                language,
                named,
                sentiment(answers, sentences),
                answers.of(Question.INTENT).map(Reader::intent).orElse(null),
                List.of(),
                model,
                estimates.orElse(null));
    }

    private Sentiment feeling(String sentence, String language, Additions additions) {
        return heads.feeling(sentence, language, additions)
                .map(answers -> sentiment(answers, List.of()))
                .orElse(Sentiment.UNKNOWN);
    }

    private Estimates estimates(String text, double[] levels, Answers answers) {
        double intent = answers.of(Question.INTENT)
                .map(all -> all[Question.likeliest(all)])
                .orElse(0.0);
        return new Estimates(
                answers.yes(Question.ABOUT),
                answers.yes(Question.COMPLAINT),
                answers.yes(Question.REPLY),
                Arrays.stream(levels).boxed().toList(),
                intent,
                heads.telling(text, answers).stream()
                        .map(span -> new Estimates.Words(span.start(), span.end()))
                        .toList(),
                answers.told());
    }

    private static Sentiment sentiment(Answers answers, List<Sentence> sentences) {
        return answers.of(Question.SENTIMENT)
                .map(three -> new Sentiment(
                        Label.values()[Question.likeliest(three)], three[0], three[1], three[2], sentences))
                .orElse(Sentiment.UNKNOWN);
    }

    private static String intent(double[] all) {
        return Question.INTENT.answers().get(Question.likeliest(all));
    }
}
