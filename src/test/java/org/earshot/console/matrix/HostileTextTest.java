package org.earshot.console.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.earshot.Corpus;
import org.earshot.mention.Texts;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Each text of the corpus in every field that keeps one: no page, sheet or log takes it for anything but text. */
class HostileTextTest {
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    private static final List<HostileTown.Told> TOLD = new ArrayList<>();

    private static final List<String> TWINS = List.of(
            "Nothing but harmless words", "word ".repeat(1_000), "Write to anna@mail.example and ben@mail.example");

    @TempDir
    private static Path home;

    private static MatrixTown town;
    private static Walker sam;
    private static Walker root;

    /** The elements of cases with harmless texts: plain, long, and with personal data. */
    private static final Set<String> SHAPES = new TreeSet<>();

    @BeforeAll
    static void start() {
        town = MatrixTown.start(home, Map.of());
        Logger all = (Logger) LoggerFactory.getLogger("org.earshot");
        all.setLevel(Level.DEBUG);
        LOG.start();
        all.addAppender(LOG);
        sam = town.walker("sam");
        root = town.walker("root");
        HostileTown hostile = new HostileTown(town, root);
        TWINS.forEach(text -> SHAPES.addAll(shape(hostile.tell(text))));
        Corpus.all().forEach(text -> TOLD.add(hostile.tell(text)));
    }

    @AfterAll
    static void stop() {
        Logger all = (Logger) LoggerFactory.getLogger("org.earshot");
        all.detachAppender(LOG);
        all.setLevel(null);
        town.close();
    }

    static Stream<HostileTown.Told> told() {
        return TOLD.stream();
    }

    @ParameterizedTest
    @MethodSource("told")
    void aCaseACustomerADraftAnArticleAndAQuestionShowItAsText(HostileTown.Told told) {
        String words = flat(Texts.clean(told.text()));
        for (String path : told.pages()) {
            Document page = Harmless.assertHarmless(root.get(path));
            String start = words.substring(0, Math.min(60, words.length()));
            String shown = path.startsWith("/answers") ? start.replace('{', '(').replace('}', ')') : start;
            assertThat(flat(page.wholeText() + page.select("input, textarea").eachAttr("value"))
                            .contains(shown))
                    .as("%s shows %s", path, start)
                    .isTrue();
        }
        assertThat(shape(told)).isSubsetOf(SHAPES);
    }

    private static Set<String> shape(HostileTown.Told told) {
        return Harmless.shape(Harmless.assertHarmless(root.get(told.pages().get(0))))
                .keySet();
    }

    @ParameterizedTest
    @MethodSource("told")
    void whatIsAskedForIsShownAsText(HostileTown.Told told) {
        String asked = Walker.encode(Texts.cut(told.text(), 300));
        for (String path : List.of("/queue/rows?text=", "/answers?q=", "/settings/audit?q=", "/login?error=")) {
            Harmless.assertHarmless(root.get(path + asked));
        }
        for (String path : List.of("/cases/", "/s/", "/hooks/", "/settings/users/")) {
            Harmless.assertHarmless(root.get(path + asked.replace("+", "%20")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?tab=all",
                "/?tab=mine",
                "/?tab=unassigned",
                "/?tab=closed",
                "/queue/rows",
                "/queue/news",
                "/answers",
                "/answers/new",
                "/questions",
                "/wall",
                "/wall/now",
                "/wall/people/anna",
                "/team",
                "/team/cases",
                "/team/people/anna",
                "/approvals",
                "/goodwill",
                "/reviews",
                "/reviews/mine",
                "/me",
                "/me/named",
                "/me/account",
                "/customers/blocked",
                "/figures",
                "/figures/cases",
                "/ledger",
                "/sources",
                "/settings",
                "/settings/users",
                "/settings/users/anna",
                "/settings/brands",
                "/settings/brands/acme/edit",
                "/settings/brands/text",
                "/settings/triage",
                "/settings/alerts",
                "/settings/audit"
            })
    void everyOtherViewShowsThemAsText(String path) {
        Harmless.assertHarmless(root.get(path));
        Harmless.assertHarmless(sam.get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/goodwill.csv", "/settings/audit.csv", "/figures.csv", "/figures.csv?table=cases"})
    void aSheetTakesNoneForAFormula(String path) {
        Walker.Answer answer = root.get(path);
        Headers.assertSafe(answer);
        assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=\"");
        assertThat(Sheet.cells(answer.body()))
                .as(path)
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell)
                        .doesNotContainPattern("^(?!-?[0-9.]+$)[\\s\\p{Cntrl}]*[=+@|%\uFF1D\uFF0B\uFF0D\uFF20-]"));
    }

    @Test
    void theLogHoldsNoneOfIt() {
        assertThat(LOG.list.stream().map(ILoggingEvent::getFormattedMessage))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain("window.broken", "hostile=1", "evil.example", "7*7", "forged", "DROP TABLE")
                        .doesNotContainPattern("[\\p{Cntrl}\u202A-\u202E\u2066-\u2069]"));
    }

    private static String flat(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
