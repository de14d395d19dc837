package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.earshot.configure.Live;
import org.earshot.mention.Author;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.earshot.mention.Stage;
import org.earshot.respond.JournalEntry;
import org.earshot.retell.Phrasebook;
import org.earshot.triage.Background;
import org.earshot.triage.Judgements;
import org.earshot.triage.Reason;
import org.earshot.triage.Triage;
import org.earshot.triage.TriagePolicy;
import org.earshot.understand.Estimates;
import org.earshot.understand.Reading;
import org.earshot.understand.Sentiment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** What the stations say in English is said in every language, and comes back word for word from the English texts. */
class RetellingTest {
    private static final Instant NOW = Instant.parse("2026-03-27T10:00:00Z");
    private static final Path CORPUS = Path.of("src/train/mentions");
    private static final Path MAIN = Path.of("src/main/java/org/earshot");
    private static final Path TRIAGE = MAIN.resolve("triage");
    private static final Path CODES = Path.of("src/main/resources/org/earshot/triage/codes.yaml");
    private static final Pattern SHIPPED = Pattern.compile("(?m)^([a-z-]+): +\\{.*why: \"([^\"]+)\"");
    private static final Pattern GIVEN = Pattern.compile(
            "(?s)(?:\\b(?:add|note)\\(|(?:hold|lift|elsewhere)\\(\\s*[\\w.]+,|new Wish\\(|Reason(?:\\.of)?\\()\\s*\"([a-z-]+)\"");
    private static final Pattern REFUSED = Pattern.compile("new (?:NotAllowed|Outcome\\.Refused)\\(\\s*\"([^\"]+)\"\\)"
            + "|Optional\\.of\\(\\s*\"([a-z][^\"]* [^\"]*)\"\\)");
    private static final List<String> INTENTS = List.of(
            "complaint",
            "question",
            "praise",
            "news",
            "spam",
            "churn",
            "legal",
            "safety",
            "fraud",
            "outage",
            "abuse",
            "other");
    private static final int EVERY = 4;

    private final Random random = new Random(7);

    @AfterEach
    void nobodyReadsAnyMore() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void everySentenceThatTriageGivesIsSaidInEveryLanguage() throws IOException {
        Set<String> sentences = new HashSet<>();
        Set<String> codes = new TreeSet<>();
        for (String line : corpus()) {
            JsonNode said = new ObjectMapper().readTree(line);
            reasons(said).forEach(reason -> {
                sentences.add(reason.why());
                codes.add(reason.code());
            });
        }

        assertThat(codes).containsAll(given()).hasSizeGreaterThan(35);
        assertSaid(sentences);
    }

    @Test
    void everyCodeHasAWordAndEveryShippedMeaningASentence() throws IOException {
        Properties english = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            english.load(file);
        }
        Set<String> codes = new TreeSet<>(given());
        Set<String> sentences = new TreeSet<>();
        SHIPPED.matcher(Files.readString(CODES)).results().forEach(found -> {
            codes.add(found.group(1));
            sentences.add(found.group(2));
        });

        assertThat(codes).hasSizeGreaterThan(44).allMatch(code -> english.containsKey("said.word." + code));
        assertSaid(sentences);
    }

    /** What the platforms' own classes say is not asked for: a connector is a folder, and adding one edits nothing else. */
    @Test
    void everyWholeSentenceThatRefusesAStepIsSaidInEveryLanguage() throws IOException {
        Set<String> sentences = new TreeSet<>();
        for (String station : List.of("respond", "know")) {
            try (Stream<Path> files = Files.list(MAIN.resolve(station))) {
                files.filter(Files::isRegularFile)
                        .map(RetellingTest::whole)
                        .flatMap(text -> REFUSED.matcher(text).results().toList().stream())
                        .forEach(found -> sentences.add(found.group(1) == null ? found.group(2) : found.group(1)));
            }
        }

        assertThat(sentences).hasSizeGreaterThan(15);
        assertSaid(sentences);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | High at 65 of 100; critical starts at 75; without learned it would be low"
                        + " | Urgencia alta: 65 de 100; la urgencia crítica empieza en 75; sin «los modelos» sería baja",
                "pl | The models read it as a threat to leave, 42% likely to be urgent"
                        + " | Według modeli to groźba odejścia; prawdopodobieństwo pilności: 42%",
                "pl | The author asked 3 times before, without an answer | Autor pytał już 3 razy, bez odpowiedzi",
                "pl | Something negative is said before 600003 followers | Coś negatywnego czytają 600 003 obserwujący",
                "es | Is at least high because of money, vip-list | Es como mínimo alta por: dinero, vip-list",
                "es | case 12 is resolved, so it cannot be claimed; reopen it first"
                        + " | el caso 12 está resuelto, así que no puede quedar tomado; reábrelo primero",
                "pl | a post on mastodon has at most 500 characters, and this one has 512"
                        + " | wpis na mastodon: najwyżej 500 znaków, a jest ich 512",
            })
    void whatWasFilledInIsSaidToo(String language, String english, String said) {
        reads(language);

        assertThat(wording().retell(english).replace('\u00A0', ' ')).isEqualTo(said);
        assertThat(wording().foreign(english)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Our VIP wrote",
                "Refused because of fees",
                "It starts at noon",
                "safety; and a word of mine",
                "",
                "; "
            })
    void whatNobodyKnowsStaysAsItIsAndSaysItsLanguage(String english) {
        reads("es");

        assertThat(wording().retell(english)).isEqualTo(english);
        assertThat(wording().foreign(english)).isEqualTo("en");
        reads("en");
        assertThat(wording().foreign(english)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "opened | high, 65 points | Alta, 65 puntos",
                "urgency raised | normal to critical | De Normal a Crítica",
                "given | marta: speaks Polish, 3 of 8 in hand | marta: habla polaco, 3 de 8 en curso",
                "given | marta | marta",
                "dismissed | blocked | Cliente bloqueado",
                "reply failed | given up after 5 attempts: no route | se abandonó tras 5 intentos: no route",
                "alerted | care-hook | care-hook",
                "goodwill given | refund, 1249.90 EUR: Hotel for one night | Reembolso, 1.249,90 EUR: Hotel for one night",
                "goodwill approved | extra-time, 30.00 minutes, anna | Tiempo extra, 30 minutos, anna",
                "goodwill asked | nothing that we write | nothing that we write",
            })
    void aJournalSaysWhatWeComposedInTheReadersLanguage(String deed, String text, String said) {
        reads("es");

        assertThat(JournalWords.text(new JournalEntry(1, NOW, "earshot", deed, text), wording()))
                .isEqualTo(said);
    }

    private static void assertSaid(Set<String> sentences) {
        Set<String> unsaid = new TreeSet<>();
        for (String language : LanguagesTest.ALL) {
            reads(language);
            for (String sentence : sentences) {
                if (wording().retold(sentence).isEmpty()) {
                    unsaid.add(language + ": " + sentence);
                }
            }
        }
        assertThat(unsaid).isEmpty();
        reads("en");
        for (String sentence : sentences) {
            String back = wording().retold(sentence).orElseThrow().replaceAll("(?<=\\d),(?=\\d{3})", "");
            assertThat(back).isEqualTo(sentence);
        }
    }

    private List<Reason> reasons(JsonNode said) {
        Rating stars = random.nextInt(3) == 0 ? new Rating(1 + random.nextInt(5), "stars") : null;
        Post.Details details = Post.Details.NONE.rated(stars).wordless(random.nextInt(50) == 0);
        Author author = new Author(null, "ann", null, random.nextBoolean() ? 10L : 150_000L + random.nextInt(600_000));
        Post post = Post.of(new MentionId("test", "1"), author, said.get("text").asText())
                .with(details);
        Mention mention = new Mention(1, post, "one", "acme", NOW, null, Stage.READ, 0);
        Background background = new Background(
                random.nextInt(40), 10, random.nextInt(4), random.nextBoolean() ? random.nextInt(6) : null);
        Triage triage = random.nextBoolean() ? Judgements.triage() : new Triage();
        return triage.judge(mention, reading(said), TriagePolicy.DEFAULT, background)
                .reasons();
    }

    private Reading reading(JsonNode said) {
        double high = random.nextDouble();
        Integer urgency = random.nextInt(10) == 0 ? random.nextInt(4) : null;
        Boolean about = random.nextInt(20) == 0 ? Boolean.FALSE : null;
        List<Double> levels = List.of((1 - high) / 2, (1 - high) / 2, high / 2, high / 2);
        Estimates estimates = new Estimates(
                random.nextDouble(),
                0.8,
                random.nextDouble(),
                levels,
                0.9,
                List.of(),
                new Estimates.Told(urgency, about));
        Sentiment felt = random.nextInt(3) == 0
                ? Sentiment.UNKNOWN
                : new Sentiment(Sentiment.Label.NEGATIVE, 0.9, 0.05, 0.05, List.of());
        return new Reading(
                said.get("language").asText(),
                random.nextInt(20) != 0,
                felt,
                INTENTS.get(random.nextInt(INTENTS.size())),
                List.of(),
                "by-hand",
                random.nextBoolean() ? estimates : null);
    }

    private static List<String> corpus() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            List<String> lines = files.sorted().flatMap(RetellingTest::lines).toList();
            return java.util.stream.IntStream.range(0, lines.size())
                    .filter(place -> place % EVERY == 0)
                    .mapToObj(lines::get)
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String whole(Path file) {
        return lines(file).collect(Collectors.joining("\n"));
    }

    /** The codes that triage's own classes give, as they stand in the sources. */
    private static Set<String> given() throws IOException {
        try (Stream<Path> files = Files.list(TRIAGE)) {
            return files.flatMap(RetellingTest::lines)
                    .collect(Collectors.collectingAndThen(Collectors.joining("\n"), GIVEN::matcher))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void reads(String language) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
    }

    private static Wording wording() {
        return new Wording(new Phrasebook(), new Live<>(new BrandBook(List.of())), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
