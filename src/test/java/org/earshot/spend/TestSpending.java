package org.earshot.spend;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earshot.configure.Live;
import org.earshot.configure.Problem;
import org.earshot.configure.Problems;
import org.earshot.configure.YamlFile;
import org.earshot.mention.BrandBook;
import org.earshot.store.TestDatabase;

/** Hands the counting of costs on a test database to the tests of other packages. */
public final class TestSpending {
    private static final Path FILE = Path.of("config/prices.yaml");

    private TestSpending() {}

    /** Counting on a test database. */
    public static Spending on(TestDatabase database, Live<PriceBook> prices, Live<BrandBook> brands, Clock clock) {
        return new Spending(
                prices, brands, new SpendingTable(database.jdbc()), new ChargedPostTable(database.template()), clock);
    }

    /** What a file says that is right, for the platforms test and x, and the sources one, two and three of test. */
    public static PriceBook prices(String yaml) {
        Problems problems = new Problems();
        PriceBook book = read(yaml, problems);
        if (!problems.none()) {
            throw new IllegalArgumentException(problems.all().toString());
        }
        return book;
    }

    /** What is wrong with a file. */
    static List<Problem> problems(String yaml) {
        Problems problems = new Problems();
        read(yaml, problems);
        return problems.all();
    }

    private static PriceBook read(String yaml, Problems problems) {
        return YamlFile.parse(yaml, FILE, problems)
                .map(root -> PricesFile.read(
                        root, Set.of("test", "x"), Map.of("one", "test", "two", "test", "three", "test")))
                .orElse(PriceBook.NONE);
    }
}
