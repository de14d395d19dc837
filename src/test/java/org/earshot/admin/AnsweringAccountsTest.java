package org.earshot.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earshot.configure.Live;
import org.earshot.fetch.StandIn;
import org.earshot.fetch.StandIn.Served;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.respond.AnsweringAccount;
import org.earshot.respond.AnsweringAccount.State;
import org.earshot.respond.Repliers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class AnsweringAccountsTest {
    private static final String ME = "/2/users/me";

    @TempDir
    private static Path home;

    private final StandIn x = StandIn.start();
    private final ConfigurableApplicationContext alone =
            new Launch(Object.class, List.of("--earshot.home=" + home)).bare(RepliersAlone.class);
    private final Repliers repliers = alone.getBean(Repliers.class);

    @BeforeEach
    void listen() {
        swap(source(Map.of()));
    }

    @AfterEach
    void close() {
        alone.close();
        x.close();
    }

    @Test
    void anAccountIsShownAsItWasLastFound() {
        x.answer(
                ME,
                Served.of(503, ""),
                Served.of(403, "{\"title\":\"Unsupported Authentication\"}"),
                Served.json("{\"data\":{\"id\":\"6\",\"username\":\"kim\"}}"),
                Served.json("{\"data\":{\"id\":\"5\",\"username\":\"AcmeBank\"}}"));

        assertThat(shown()).isEqualTo(new AnsweringAccount("@acmebank", State.UNASKED, null, null));
        assertThat(asked()).satisfies(found -> {
            assertThat(found.state()).isEqualTo(State.UNSURE);
            assertThat(found.askedAt()).isNotNull();
        });
        assertThat(asked().state()).isEqualTo(State.LISTENS_ONLY);
        assertThat(asked()).satisfies(found -> {
            assertThat(found.account()).isEqualTo("@acmebank");
            assertThat(found.state()).isEqualTo(State.REFUSED);
            assertThat(found.why()).contains("@kim").doesNotContain("a-secret-token");
        });
        assertThat(asked()).satisfies(found -> {
            assertThat(found.account()).isEqualTo("@AcmeBank");
            assertThat(found.state()).isEqualTo(State.VERIFIED);
            assertThat(found.why()).isNull();
        });
    }

    @Test
    void whatWasFoundOfFormerParametersIsNotShown() {
        x.answer(ME, Served.json("{\"data\":{\"id\":\"5\",\"username\":\"acmebank\"}}"));
        assertThat(asked().state()).isEqualTo(State.VERIFIED);

        swap(source(Map.of("token", "another")));
        assertThat(shown().state()).isEqualTo(State.UNASKED);
    }

    @Test
    void aSourceWithoutAKeyOrAnAccountHasNothingToShow() {
        swap(source(Map.of("token", " ")));
        assertThat(repliers.answersAs("acme-x")).isEmpty();
        assertThat(repliers.standing(source(Map.of("token", " ")), x.fetcher())).isEmpty();
        assertThat(repliers.answersAs("nobody")).isEmpty();
    }

    private AnsweringAccount asked() {
        repliers.standing(source(Map.of()), x.fetcher());
        return shown();
    }

    private AnsweringAccount shown() {
        return repliers.answersAs("acme-x").orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private void swap(Source source) {
        ((Live<SourceBook>) alone.getBean("sourceBook")).swap(new SourceBook(List.of(source)));
    }

    private Source source(Map<String, String> more) {
        Map<String, String> parameters =
                new HashMap<>(Map.of("server", x.base(), "token", "a-secret-token", "user", "acmebank"));
        parameters.putAll(more);
        return new Source("acme-x", "x", "x-mentions", "acme", parameters);
    }
}
