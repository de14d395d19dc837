package org.earshot.learn;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.earshot.configure.Live;
import org.earshot.mention.Author;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.earshot.mention.Stage;
import org.earshot.triage.Triage;
import org.earshot.triage.TriagePolicy;
import org.earshot.triage.Verdict;
import org.earshot.understand.Estimates;
import org.earshot.understand.Question;
import org.earshot.understand.Reader;
import org.earshot.understand.ReaderParts;
import org.earshot.understand.Reading;
import org.earshot.understand.language.LanguageDetector;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Reads and judges as the daemon does, without one: no database, no routes, the default policy. */
final class Bare implements AutoCloseable {
    private static final Set<String> LANGUAGES = Set.copyOf(Question.SENTIMENT.languages());
    private static final Brand BRAND =
            new Brand("evaluated", "evaluated", List.of(), List.of(), LANGUAGES, OfficeHours.always(ZoneOffset.UTC));

    private final AnnotationConfigApplicationContext context;
    private final Reader reader;
    private final LanguageDetector languages;
    private final Triage triage = new Triage();

    /** Loads the models, which takes seconds. */
    Bare() {
        context = new AnnotationConfigApplicationContext();
        // The same conversions as in the daemon, for durations in settings.
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        brands(context);
        context.register(ReaderParts.class);
        context.refresh();
        reader = context.getBean(Reader.class);
        languages = context.getBean(LanguageDetector.class);
    }

    private static void brands(GenericApplicationContext context) {
        context.registerBean(BrandBook.class, () -> new BrandBook(List.of()));
        context.registerBean("brands", Live.class, () -> new Live<>(new BrandBook(List.of())));
    }

    /** What the daemon would make of it; its label of the language counts as what a platform believes. */
    Judged judge(Labelled example) {
        Post.Details details = Post.Details.NONE
                .in(example.language())
                .rated(Optional.ofNullable(example.rating())
                        .map(stars -> new Rating(stars, stars + "/5"))
                        .orElse(null));
        String platform = Optional.ofNullable(example.platform()).orElse("api");
        Author author = new Author(null, "unknown", null, example.followers());
        Post post = new Post(new MentionId(platform, example.id()), author, example.text(), details);
        Reading reading = reader.read(post, BRAND).vouched();
        Mention mention = new Mention(0, post, "api", BRAND.id(), Instant.EPOCH, null, Stage.READ, 0);
        return new Judged(reading, triage.judge(mention, reading, TriagePolicy.DEFAULT, Instant.EPOCH));
    }

    /** The language of a text, when nobody says it. */
    String language(String text) {
        return languages.detect(text, LANGUAGES, null);
    }

    @Override
    public void close() {
        context.close();
    }

    /**
     * What was made of an example.
     *
     * @param reading what was understood
     * @param verdict what was decided
     */
    record Judged(Reading reading, Verdict verdict) {
        /** What the heads believe; 0 where none know the language. */
        double estimate(ToDoubleFunction<Estimates> question) {
            Estimates estimates = reading.estimates();
            return estimates == null ? 0 : question.applyAsDouble(estimates);
        }
    }
}
