package org.earshot.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.earshot.admin.Audit;
import org.earshot.admin.TestClock;
import org.earshot.admit.Accounts;
import org.earshot.admit.Enrolment;
import org.earshot.admit.NewUser;
import org.earshot.admit.Role;
import org.earshot.admit.Scope;
import org.earshot.admit.SecondFactor;
import org.earshot.admit.TestCodes;
import org.earshot.admit.Tokens;
import org.earshot.console.api.TestConsole;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Secrets stand in no table, no journal, no answer and no line of the log, however talkative. */
class UnspokenTest {
    private static final List<String> TABLES =
            List.of("user_", "user_change", "token", "admission", "recovery_code", "reset_link", "login_try", "audit");

    @Test
    void whatOpensTheDoorIsWrittenNowhere() {
        Logger root = (Logger) LoggerFactory.getLogger("org.earshot");
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.setLevel(Level.TRACE);
        root.addAppender(log);
        TestClock clock = new TestClock();
        try (TestConsole console = TestConsole.start(TestDatabase.derby(), clock)) {
            List<String> secrets = new ArrayList<>(List.of(TestConsole.PASSWORD, "a wrong password of ann"));
            Accounts accounts = console.bean(Accounts.class);
            secrets.add(accounts.add("ada", new NewUser("ivan", "Ivan", Role.AGENT, false))
                    .orElseThrow());
            secrets.add(accounts.oneTimePassword("ada", "ivan"));
            secrets.add(accounts.resetLink("ada", "ivan"));
            secrets.add(console.bean(Tokens.class).create("ann", "report", Scope.READ, null));
            Enrolment offered = Enrolment.of("ann");
            String code = TestCodes.code(offered.groups(), clock.instant(), 0);
            secrets.addAll(
                    console.bean(SecondFactor.class).confirm(offered, code).orElseThrow());
            secrets.add(offered.groups().replace(" ", ""));
            secrets.add(offered.key());
            console.login("ivan", secrets.get(3));
            console.login("ann", TestConsole.PASSWORD);
            console.login("ann", "a wrong password of ann");

            String written = TABLES.stream()
                    .map(table -> console.bean(JdbcClient.class)
                            .sql("SELECT * FROM " + table)
                            .query()
                            .listOfRows()
                            .toString())
                    .collect(Collectors.joining());
            String shown = console.send("GET", "/api/v1/users", "ada", null).body()
                    + console.send("GET", "/api/v1/tokens", "ada", null).body()
                    + console.bean(Audit.class).newest(100)
                    + offered
                    + log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();

            assertThat(written).contains("ivan");
            assertThat(secrets)
                    .hasSizeGreaterThan(15)
                    .allSatisfy(secret -> assertThat(written + shown).doesNotContain(secret));
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
        }
    }
}
