package org.earshot.admit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.earshot.admin.TestClock;
import org.earshot.configure.Home;
import org.earshot.store.TestDatabase;

/** Everything that decides who comes in, on a database of its own. */
final class TestGate {
    static final String PASSWORD = "correct horse battery";

    final TestClock clock;
    final List<String> told = new ArrayList<>();
    final UserTable table;
    final Users users;
    final Admissions admissions;
    final Tidying tidying;
    final Tokens tokens;
    final SecondFactor factors;
    final LoginGuard guard;
    final ResetLinks links;
    final Accounts accounts;
    private final TestDatabase database;
    private final UserBooks books;

    TestGate(TestDatabase database, TestClock clock, AdmitSettings settings) {
        this.database = database;
        this.clock = clock;
        Witness witness = (who, deed, what) -> told.add(who + " " + deed + " " + what);
        table = new UserTable(database.jdbc());
        AdmissionTable admissionTable = new AdmissionTable(database.jdbc());
        TokenTable tokenTable = new TokenTable(database.jdbc());
        ResetLinkTable linkTable = new ResetLinkTable(database.jdbc());
        users = new Users(table, new Passwords(), new Leaving(admissionTable, tokenTable, linkTable, any -> {}), clock);
        admissions = new Admissions(admissionTable, table, settings, witness, any -> {}, clock);
        tidying = new Tidying(tokenTable, linkTable, admissionTable, settings, clock);
        Home home = new Home(Path.of("target/test-gate"));
        tokens = new Tokens(tokenTable, users, new Control(home), witness, clock);
        books = new UserBooks(
                new UserChangeTable(database.jdbc()), database.transactions(), witness, database.ids(), clock);
        factors = new SecondFactor(
                table, new RecoveryCodeTable(database.jdbc()), new Safe(home, settings), books, settings, clock);
        guard = new LoginGuard(users, factors, new LoginTryTable(database.jdbc(), database.ids()), clock);
        links = new ResetLinks(linkTable, users, database.transactions(), witness, clock);
        accounts = new Accounts(table, users, links, factors, books);
    }

    static TestGate on(TestDatabase database) {
        return new TestGate(database, new TestClock(), AdmitSettings.usual());
    }

    static TestGate requiring(TestDatabase database, Role role) {
        AdmitSettings usual = AdmitSettings.usual();
        return new TestGate(
                database, new TestClock(), new AdmitSettings(usual.idle(), usual.longest(), Set.of(role), null));
    }

    Sso sso(SsoSettings settings) {
        return new Sso(new SsoInForce(settings), new SsoTable(database.jdbc()), table, users, books);
    }

    /** Adds ada and bea (admins) and ann (agent). */
    TestGate withPeople() {
        users.add("ada", Role.ADMIN, PASSWORD);
        users.add("bea", Role.ADMIN, PASSWORD);
        users.add("ann", Role.AGENT, PASSWORD);
        return this;
    }

    Account account(String name) {
        return accounts.find(name).orElseThrow();
    }

    String one(String sql) {
        return String.valueOf(database.jdbc().sql(sql).query().singleValue());
    }

    /** The whole content of a table, to look for what must not be there. */
    String dump(String tableName) {
        return database.jdbc()
                .sql("SELECT * FROM " + tableName)
                .query()
                .listOfRows()
                .toString();
    }
}
