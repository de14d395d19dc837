package org.earshot.rule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.earshot.admin.Rehearsal;
import org.earshot.configure.Home;
import org.earshot.configure.Problem;
import org.earshot.configure.Secrets;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Source;
import org.earshot.respond.CaseQuery;
import org.earshot.respond.CaseState;
import org.earshot.respond.Cases;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Knows what still needs a brand, so that none is taken away under it. */
@Component
public class BrandUse {
    private static final Set<CaseState> OPEN =
            Set.of(CaseState.OPEN, CaseState.CLAIMED, CaseState.WAITING, CaseState.SNOOZED);

    private final Rehearsal rehearsal;
    private final ObjectProvider<Cases> cases;

    BrandUse(Home home, Secrets secrets, ObjectProvider<Cases> cases) {
        this.rehearsal = new Rehearsal(home, secrets);
        this.cases = cases;
    }

    /** The sources that listen for a brand, by the files as they are. */
    public List<String> sources(String brand) {
        return rehearsal.sources().all().stream()
                .filter(source -> source.brand().equals(brand))
                .map(Source::id)
                .sorted()
                .toList();
    }

    /** How many of its cases are not closed. */
    public long openCases(String brand) {
        Cases found = cases.getIfAvailable();
        CaseQuery query = new CaseQuery(OPEN, Set.of(), brand, null, CaseQuery.Order.URGENCY, 1, null);
        return found == null ? 0 : found.page(query).total();
    }

    /** A problem for each brand that goes and has cases that are not closed. */
    List<Problem> problems(BrandBook before, BrandBook after) {
        Set<String> left = after.all().stream().map(Brand::id).collect(Collectors.toSet());
        List<Problem> problems = new ArrayList<>();
        for (Brand brand : before.all()) {
            long open = left.contains(brand.id()) ? 0 : openCases(brand.id());
            if (open > 0) {
                problems.add(new Problem(
                        Path.of(RuleFile.BRANDS.said()),
                        0,
                        "The brand '" + brand.id() + "' is taken out and has " + open + " cases that are not closed",
                        "Close them first, or keep the brand"));
            }
        }
        return problems;
    }
}
