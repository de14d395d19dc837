package org.earshot.admin;

import java.util.List;
import org.earshot.admin.SourcesFolder.PlannedSource;
import org.earshot.mention.BrandBook;
import org.earshot.mention.SourceBook;
import org.earshot.notify.AlertRules;
import org.earshot.spend.PriceBook;
import org.earshot.triage.TriagePolicy;

/**
 * Everything that an admin's files say, checked as a whole.
 *
 * @param brands config/brands.yaml
 * @param policy config/triage.yaml
 * @param alerts config/alerts.yaml
 * @param sources routes/sources
 * @param prices config/prices.yaml
 */
record Configured(
        BrandBook brands, TriagePolicy policy, AlertRules alerts, List<PlannedSource> sources, PriceBook prices) {
    Configured {
        sources = List.copyOf(sources);
    }

    SourceBook sourceBook() {
        return new SourceBook(sources.stream().map(PlannedSource::source).toList());
    }
}
