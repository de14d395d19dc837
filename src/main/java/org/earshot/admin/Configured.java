package org.earshot.admin;

import java.util.List;
import org.earshot.admin.SourcesFolder.PlannedSource;
import org.earshot.admit.SsoSettings;
import org.earshot.grant.GoodwillPolicy;
import org.earshot.mention.BrandBook;
import org.earshot.mention.SourceBook;
import org.earshot.notify.AlertRules;
import org.earshot.share.SharingRules;
import org.earshot.spend.PriceBook;
import org.earshot.survey.SurveyPolicy;
import org.earshot.triage.TriagePolicy;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an admin's files say, checked as a whole.
 *
 * @param brands config/brands.yaml
 * @param policy config/triage.yaml
 * @param alerts config/alerts.yaml
 * @param sources routes/sources
 * @param prices config/prices.yaml
 * @param goodwill config/goodwill.yaml
 * @param surveys config/surveys.yaml
 * @param sharing config/sharing.yaml
 * @param sso config/sso.yaml, null where there is none
 */
record Configured(
        BrandBook brands,
        TriagePolicy policy,
        AlertRules alerts,
        List<PlannedSource> sources,
        PriceBook prices,
        GoodwillPolicy goodwill,
        SurveyPolicy surveys,
        SharingRules sharing,
        @Nullable SsoSettings sso) {
    Configured {
        sources = List.copyOf(sources);
    }

    SourceBook sourceBook() {
        return new SourceBook(sources.stream().map(PlannedSource::source).toList());
    }
}
