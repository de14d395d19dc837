package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the daemon does to the queue by looking at it for nobody: nothing. */
@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:first-page;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class FirstPageTest {
    private final ConsoleTown.Mouth mouth;
    private final FirstPage first;
    private final Cases cases;
    private final JdbcClient jdbc;

    @Autowired
    FirstPageTest(ConsoleTown.Mouth mouth, FirstPage first, Cases cases, JdbcClient jdbc) {
        this.mouth = mouth;
        this.first = first;
        this.cases = cases;
        this.jdbc = jdbc;
    }

    @Test
    void itLeavesNoTraceInTheCasesThatItPrints() {
        Case heater =
                mouth.say("mastodon", "دارا", "The heater from Acme Bank caught fire, my kids sleep there! <b>😡</b>");
        List<Map<String, Object>> before = traces();

        first.look();
        first.look();

        assertThat(cases.find(heater.id())).contains(heater);
        assertThat(traces()).isEqualTo(before);
        assertThat(LocaleContextHolder.getLocaleContext()).isNull();
    }

    private List<Map<String, Object>> traces() {
        return jdbc.sql("SELECT (SELECT COUNT(*) FROM journal) AS deeds, (SELECT COUNT(*) FROM presence) AS there,"
                        + " (SELECT COUNT(*) FROM case_shown) AS shown, version FROM case_ ORDER BY id")
                .query()
                .listOfRows();
    }
}
