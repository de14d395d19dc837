package org.earshot.admin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.earshot.admin.SourcesFolder.PlannedSource;
import org.earshot.admit.SsoFile;
import org.earshot.admit.SsoSettings;
import org.earshot.configure.Home;
import org.earshot.configure.Problems;
import org.earshot.configure.Secrets;
import org.earshot.configure.YamlFile;
import org.earshot.configure.YamlNode;
import org.earshot.grant.GoodwillFile;
import org.earshot.grant.GoodwillPolicy;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.BrandsFile;
import org.earshot.mention.Source;
import org.earshot.notify.AlertRules;
import org.earshot.notify.AlertsFile;
import org.earshot.share.SharingFile;
import org.earshot.share.SharingRules;
import org.earshot.spend.PriceBook;
import org.earshot.spend.PricesFile;
import org.earshot.survey.SurveyPolicy;
import org.earshot.survey.SurveysFile;
import org.earshot.triage.PolicyFile;
import org.earshot.triage.TriagePolicy;

/** Reads and checks the admin's files; needs nothing that runs. */
final class ConfigurationReader {
    private final Home home;
    private final Secrets secrets;

    ConfigurationReader(Home home, Secrets secrets) {
        this.home = home;
        this.secrets = secrets;
    }

    /** What the files say; only to be used where no problem was added. */
    Configured read(Problems problems) {
        return read(problems, Map.of());
    }

    /** What the files would say with other texts in place of some of them. */
    Configured read(Problems problems, Map<Path, String> drafts) {
        List<Brand> brands = root("brands.yaml", problems, drafts)
                .map(root -> BrandsFile.read(root, problems))
                .orElse(List.of());
        BrandBook book = new BrandBook(brands);
        TriagePolicy policy = root("triage.yaml", problems, drafts)
                .map(root -> PolicyFile.read(root, problems))
                .orElse(TriagePolicy.DEFAULT);
        Set<String> ids = brands.stream().map(Brand::id).collect(Collectors.toSet());
        AlertRules alerts = root("alerts.yaml", problems, drafts)
                .map(root -> AlertsFile.read(root, secrets, ids, problems))
                .orElse(AlertRules.NONE);
        Map<String, Template> templates = TemplateFolder.of(home).templates(problems);
        Map<Path, String> others = drafts.entrySet().stream()
                .filter(draft -> !draft.getKey().startsWith(home.config()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<PlannedSource> sources = new SourcesFolder(home, templates, book, secrets, problems, others).read();
        SharingRules sharing = root("sharing.yaml", problems, drafts)
                .map(root -> SharingFile.read(root, ids))
                .orElse(SharingRules.OFF);
        GoodwillPolicy goodwill =
                root("goodwill.yaml", problems, drafts).map(GoodwillFile::read).orElse(GoodwillPolicy.NONE);
        boolean reachable = secrets.knows("earshot.public-url");
        SurveyPolicy surveys = root("surveys.yaml", problems, drafts)
                .map(root -> SurveysFile.read(root, ids, reachable))
                .orElse(SurveyPolicy.NONE);
        SsoSettings sso = root("sso.yaml", problems, drafts)
                .map(root -> SsoFile.read(root, secrets))
                .orElse(null);
        return new Configured(
                book, policy, alerts, sources, prices(templates, sources, problems), goodwill, surveys, sharing, sso);
    }

    private PriceBook prices(Map<String, Template> templates, List<PlannedSource> sources, Problems problems) {
        Set<String> platforms =
                templates.values().stream().map(Template::platform).collect(Collectors.toSet());
        Map<String, String> ids =
                sources.stream().map(PlannedSource::source).collect(Collectors.toMap(Source::id, Source::platform));
        return root("prices.yaml", problems, Map.of())
                .map(root -> PricesFile.read(root, platforms, ids))
                .orElse(PriceBook.NONE);
    }

    private Optional<YamlNode> root(String name, Problems problems, Map<Path, String> drafts) {
        Path file = home.config().resolve(name);
        String draft = drafts.get(file);
        return draft == null
                ? YamlFile.read(file, home.say(file), problems)
                : YamlFile.parse(draft, home.say(file), problems);
    }
}
